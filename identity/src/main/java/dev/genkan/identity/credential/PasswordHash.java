package dev.genkan.identity.credential;

import java.util.regex.Pattern;

/// A hashed password, as a text that says how it was hashed: `$argon2id$v=19$m=19456,t=2,p=1$…` (PHC string format) or,
/// brought along from elsewhere, PBKDF2 in the form of `pbkdf2_sha256$…` or `$2a$`, `$2b$` or `$2y$` (bcrypt) with a cost from 4 to 14: one more than that would
/// take a processor for seconds at each sign-in.
public record PasswordHash(String encoded) {

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final int LEAST_COST = 4;
    private static final int GREATEST_COST = 14;

    /// @throws IllegalArgumentException if it was hashed in another way, is cut off, or costs too much; the fault of
    ///     whoever brought it along. The message does not repeat it
    public PasswordHash {
        if (isBcrypt(encoded)) {
            requireUsable(encoded);
        } else if (Pbkdf2.is(encoded)) {
            Pbkdf2.requireUsable(encoded);
        } else if (!encoded.startsWith("$argon2id$")) {
            throw new IllegalArgumentException(
                    "A password hash is Argon2id ($argon2id$…) or bcrypt ($2a$, $2b$, $2y$).");
        }
    }

    /// What another system has hashed.
    ///
    /// @param hasher how, by its name on the wire: `argon2id`, `bcrypt`, `pbkdf2_sha256` and `pbkdf2_sha512` (salt and
    ///     hash in Base64), `pbkdf2_sha256_django`, `pbkdf2_sha512_hex`
    /// @throws IllegalArgumentException if it was hashed in a way that is not known here; the message names those that
    ///     are
    public static PasswordHash imported(String hasher, String digest) {
        return switch (hasher) {
            case "argon2id" -> beginning(digest, "$argon2id$", hasher);
            case "bcrypt" -> beginning(digest, "$2", hasher);
            case "pbkdf2_sha256", "pbkdf2_sha512" -> beginning(digest, hasher + "$", hasher);
            case "pbkdf2_sha256_django" -> new PasswordHash(Pbkdf2.ofPlainSalt(digest));
            case "pbkdf2_sha512_hex" -> new PasswordHash(Pbkdf2.ofHex(digest));
            default ->
                throw new IllegalArgumentException("Digests of " + hasher + " are not read here; those of argon2id,"
                        + " bcrypt, pbkdf2_sha256, pbkdf2_sha256_django, pbkdf2_sha512 and pbkdf2_sha512_hex are.");
        };
    }

    private static PasswordHash beginning(String digest, String beginning, String hasher) {
        if (!digest.startsWith(beginning)) {
            throw new IllegalArgumentException("A digest of " + hasher + " begins with " + beginning + ".");
        }
        return new PasswordHash(digest);
    }

    boolean isPbkdf2() {
        return Pbkdf2.is(encoded);
    }

    boolean isBcrypt() {
        return isBcrypt(encoded);
    }

    private static boolean isBcrypt(String encoded) {
        return encoded.startsWith("$2a$") || encoded.startsWith("$2b$") || encoded.startsWith("$2y$");
    }

    private static void requireUsable(String encoded) {
        var found = BCRYPT.matcher(encoded);
        if (!found.matches()) {
            throw new IllegalArgumentException("A bcrypt hash has 60 characters: its kind, two digits of cost, and 53"
                    + " of salt and hash; this one has " + encoded.length() + " or other characters in it.");
        }
        int cost = Integer.parseInt(found.group(1));
        if (cost < LEAST_COST || cost > GREATEST_COST) {
            throw new IllegalArgumentException(
                    "A bcrypt hash has a cost from " + LEAST_COST + " to " + GREATEST_COST + ", not " + cost + ".");
        }
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
