package dev.genkan.token;

import java.util.Base64;
import java.util.Optional;

/// Base64url without padding (RFC 7515, section 2), read so strictly that every byte sequence has one spelling.
final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /// The bytes, or empty if `text` holds any other character, padding included, has an impossible length, or leaves
    /// bits set that belong to no byte.
    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = DECODER.decode(text);
            return lengthOf(bytes) == text.length() && endsAsEncoded(text, bytes)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int lengthOf(byte[] bytes) {
        return (bytes.length * 4 + 2) / 3;
    }

    // The JDK's decoder drops the spare bits of the last character unseen: the end is spelled again and compared.
    private static boolean endsAsEncoded(String text, byte[] bytes) {
        int spare = bytes.length % 3;
        if (spare == 0) {
            return true;
        }
        byte[] end = new byte[spare];
        System.arraycopy(bytes, bytes.length - spare, end, 0, spare);
        return text.endsWith(encode(end));
    }
}
