package dev.genkan.token;

import java.security.PublicKey;

/// The public half of a signing key, by which everybody can check a token.
///
/// @param kid the opaque id of the key: 1 to 128 visible ASCII characters
public record VerifyingKey(String kid, Algorithm algorithm, PublicKey publicKey) {

    private static final int LONGEST_KID = 128;

    /// @throws IllegalArgumentException for another `kid`, or a key that is not of the algorithm's
    ///     kind; the caller's fault
    public VerifyingKey {
        if (!isKid(kid)) {
            throw new IllegalArgumentException("a kid is 1 to " + LONGEST_KID + " visible ASCII characters");
        }
        algorithm.requireFits(publicKey);
    }

    private static boolean isKid(String kid) {
        return !kid.isEmpty() && kid.length() <= LONGEST_KID && kid.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return "VerifyingKey[" + kid + ", " + algorithm + "]";
    }
}
