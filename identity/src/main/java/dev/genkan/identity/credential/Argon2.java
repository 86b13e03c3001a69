package dev.genkan.identity.credential;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Argon2id (RFC 9106) with 19 MiB, two passes and one lane, made by one of two libraries that read each other's
/// hashes.
enum Argon2 {
    /// The reference implementation in C: about twice as fast.
    NATIVE {
        @Override
        String hash(String password) {
            byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
            return Native.ARGON2.hash(PASSES, MEMORY_KIB, LANES, bytes);
        }

        @Override
        boolean verify(String hash, String password) {
            return Native.ARGON2.verify(hash, password.getBytes(StandardCharsets.UTF_8));
        }
    },
    /// For machines without the native library.
    JAVA {
        @Override
        String hash(String password) {
            return JavaOnly.ENCODER.encode(password);
        }

        @Override
        boolean verify(String hash, String password) {
            return JavaOnly.ENCODER.matches(password, hash);
        }
    };

    static final String PARAMETERS = "$argon2id$v=19$m=19456,t=2,p=1$";

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int LEAST_KIB = 8;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int LENGTH = 32;

    abstract String hash(String password);

    abstract boolean verify(String hash, String password);

    /// The native one where it loads; found out once.
    static Argon2 best() {
        return Best.FOUND;
    }

    /// By a hash that costs next to nothing. Two of the real ones leave 19 MiB behind: the allocator keeps what it got
    /// for the second one, and a house at rest would be that much larger before anybody has come.
    private static Argon2 find() {
        try {
            byte[] probe = "is it there?".getBytes(StandardCharsets.UTF_8);
            return Native.ARGON2.verify(Native.ARGON2.hash(1, LEAST_KIB, LANES, probe), probe) ? NATIVE : JAVA;
        } catch (LinkageError | RuntimeException e) {
            // UnsatisfiedLinkError or what JNA makes of it: another platform, or one that loads no libraries
            return JAVA;
        }
    }

    private static final class Best {
        static final Argon2 FOUND = find();
    }

    private static final class Native {
        static final Argon2Advanced ARGON2 =
                Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id, SALT, LENGTH);
    }

    private static final class JavaOnly {
        static final Argon2PasswordEncoder ENCODER = new Argon2PasswordEncoder(SALT, LENGTH, LANES, MEMORY_KIB, PASSES);
    }
}
