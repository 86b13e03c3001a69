package dev.genkan.identity.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// PBKDF2 (RFC 8018, section 5.2) as other systems have hashed with it, kept as a name, the iterations, salt and hash,
/// the latter two in Base64: `pbkdf2_sha256$600000$…$…`. Nothing new is hashed so.
final class Pbkdf2 {

    private static final Pattern KEPT = Pattern.compile(
            "(pbkdf2_sha256|pbkdf2_sha512)\\$([1-9]\\d{0,6})\\$([A-Za-z0-9+/]+=*)\\$([A-Za-z0-9+/]+=*)");
    /// More would take a processor for seconds at each sign-in.
    private static final int MOST_ITERATIONS = 2_000_000;

    private static final int LEAST_BYTES = 16;
    private static final int MOST_BYTES = 128;

    private Pbkdf2() {}

    static boolean is(String encoded) {
        return encoded.startsWith("pbkdf2_");
    }

    /// @throws IllegalArgumentException if it is not as it should be; the message does not repeat it
    static void requireUsable(String encoded) {
        Matcher parts = KEPT.matcher(encoded);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "A PBKDF2 digest is its name, the iterations, salt and hash, with $ between them.");
        }
        if (Integer.parseInt(parts.group(2)) > MOST_ITERATIONS) {
            throw new IllegalArgumentException("A PBKDF2 digest has " + MOST_ITERATIONS + " iterations at most.");
        }
        int bytes = Base64.getDecoder().decode(parts.group(4)).length;
        if (Base64.getDecoder().decode(parts.group(3)).length == 0 || bytes < LEAST_BYTES || bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A PBKDF2 hash has " + LEAST_BYTES + " to " + MOST_BYTES + " bytes, and a salt.");
        }
    }

    /// The kept form of a digest whose salt is plain text, as Django writes it.
    static String ofPlainSalt(String digest) {
        String[] parts = parts(digest);
        return kept(
                parts[0],
                parts[1],
                parts[2].getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(parts[3]));
    }

    /// The kept form of a digest whose salt and hash are hexadecimal.
    static String ofHex(String digest) {
        String[] parts = parts(digest);
        return kept(
                parts[0].replaceFirst("_hex$", ""),
                parts[1],
                HexFormat.of().parseHex(parts[2]),
                HexFormat.of().parseHex(parts[3]));
    }

    private static String[] parts(String digest) {
        String[] parts = digest.split("\\$", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException(
                    "A PBKDF2 digest is its name, the iterations, salt and hash, with $ between them.");
        }
        return parts;
    }

    private static String kept(String name, String iterations, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder();
        return name + "$" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    static boolean matches(String typed, String encoded) {
        String[] parts = parts(encoded);
        byte[] hash = Base64.getDecoder().decode(parts[3]);
        String algorithm = parts[0].equals("pbkdf2_sha256") ? "PBKDF2WithHmacSHA256" : "PBKDF2WithHmacSHA512";
        PBEKeySpec spec = new PBEKeySpec(
                typed.toCharArray(), Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]), hash.length * 8);
        try {
            byte[] computed =
                    SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
            return MessageDigest.isEqual(hash, computed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        } finally {
            spec.clearPassword();
        }
    }
}
