package dev.genkan.token;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys by which tokens are believed, by their ids. Immutable.
///
/// Keep the instance while the keys stay the same: what makes verifying fast lives in it.
public final class KeySet {

    private final Map<String, Entry> entries;

    private record Entry(VerifyingKey key, Signatures signatures) {}

    private KeySet(Collection<VerifyingKey> keys) {
        Map<String, Entry> byKid = new LinkedHashMap<>();
        for (VerifyingKey key : keys) {
            Entry other = byKid.putIfAbsent(key.kid(), new Entry(key, Signatures.verifying(key)));
            if (other != null) {
                throw new IllegalArgumentException("two keys of one set have the same kid: " + key.kid());
            }
        }
        this.entries = byKid;
    }

    /// The public halves of these keys; with none, a set that believes nobody.
    ///
    /// @throws IllegalArgumentException if two keys share a `kid`; the caller's fault
    public static KeySet of(SigningKey... keys) {
        return of(Arrays.stream(keys).map(SigningKey::verifyingKey).toList());
    }

    /// @throws IllegalArgumentException if two keys share a `kid`; the caller's fault
    public static KeySet of(Collection<VerifyingKey> keys) {
        return new KeySet(keys);
    }

    /// Reads a JWK Set (RFC 7517, section 5). Keys that are not for verifying RS256 or ES256 signatures, or not well
    /// formed, are passed over, as the RFC asks: they may be meant for somebody else. A key must name its algorithm.
    ///
    /// @throws Json.Malformed if the text is not a JSON object within the limits; the fault of whoever published it
    /// @throws IllegalArgumentException if it has no array `keys`, or two usable keys share a `kid`; likewise
    public static KeySet parseJwks(String jwks) {
        return new KeySet(Jwks.read(jwks));
    }

    /// The set as a JWK Set, as it is published at `/.well-known/jwks.json`.
    public String toJwks() {
        return Jwks.write(keys());
    }

    /// The keys in the order in which they were given.
    public List<VerifyingKey> keys() {
        return entries.values().stream().map(Entry::key).toList();
    }

    public Optional<VerifyingKey> find(String kid) {
        return Optional.ofNullable(entries.get(kid)).map(Entry::key);
    }

    /// Whether `signature` is that key's over `input`. A key that is not in the set has signed nothing.
    boolean verify(String kid, byte[] input, byte[] signature) {
        Entry entry = entries.get(kid);
        return entry != null && entry.signatures().verify(input, signature);
    }

    @Override
    public String toString() {
        return "KeySet" + entries.keySet();
    }
}
