package dev.genkan.identity.credential;

/// A hashed password, as a text that says how it was hashed: `$argon2id$v=19$m=19456,t=2,p=1$…` (PHC string format) or
/// `$2a$`, `$2b$`, `$2y$` (bcrypt).
public record PasswordHash(String encoded) {

    /// @throws IllegalArgumentException if it was hashed in another way; the fault of whoever imported it
    public PasswordHash {
        if (!encoded.startsWith("$argon2id$") && !isBcrypt(encoded)) {
            throw new IllegalArgumentException("a password hash is Argon2id or bcrypt");
        }
    }

    boolean isBcrypt() {
        return isBcrypt(encoded);
    }

    private static boolean isBcrypt(String encoded) {
        return encoded.startsWith("$2a$") || encoded.startsWith("$2b$") || encoded.startsWith("$2y$");
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
