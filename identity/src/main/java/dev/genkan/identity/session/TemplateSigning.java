package dev.genkan.identity.session;

/// What the tokens of a template are signed with.
public sealed interface TemplateSigning {

    /// The instance's own key, which everybody can look up.
    record House() implements TemplateSigning {}

    /// A key that the service which reads the tokens has given. It prints as its algorithm.
    ///
    /// @param key for HS… the secret as text; for RS… and ES… a private key as PEM (PKCS #8)
    record Own(OwnAlgorithm algorithm, String key) implements TemplateSigning {

        /// @throws IllegalArgumentException if the key is not one for this algorithm; the message says why, without it
        public Own {
            algorithm.signer(key);
        }

        @Override
        public String toString() {
            return "Own[" + algorithm + "]";
        }
    }
}
