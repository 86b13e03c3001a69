package dev.genkan.identity.user;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A picture, known for one by what it begins with and never by what somebody calls it.
///
/// @param kind of the four that every browser shows and none of which can hold a program
public record Picture(Kind kind, byte[] octets) {

    /// The largest that is kept, in bytes: as much as H2 keeps in one value.
    public static final int LARGEST = 1024 * 1024;

    /// What pictures are served as.
    public enum Kind {
        PNG("image/png"),
        JPEG("image/jpeg"),
        GIF("image/gif"),
        WEBP("image/webp");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG_MAGIC = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /// Empty for what is no picture, or larger than [#LARGEST]. It is not decoded: what a picture would unfold to costs
    /// whoever looks at it, and never the house.
    public static Optional<Picture> of(byte[] octets) {
        return octets.length > LARGEST ? Optional.empty() : kind(octets).map(kind -> new Picture(kind, octets));
    }

    private static Optional<Kind> kind(byte[] octets) {
        if (begins(octets, 0, PNG_MAGIC)) {
            return Optional.of(Kind.PNG);
        }
        if (begins(octets, 0, JPEG_MAGIC)) {
            return Optional.of(Kind.JPEG);
        }
        if (begins(octets, 0, ascii("GIF87a")) || begins(octets, 0, ascii("GIF89a"))) {
            return Optional.of(Kind.GIF);
        }
        return begins(octets, 0, ascii("RIFF")) && begins(octets, 8, ascii("WEBP"))
                ? Optional.of(Kind.WEBP)
                : Optional.empty();
    }

    private static boolean begins(byte[] octets, int at, byte[] magic) {
        return octets.length >= at + magic.length
                && Arrays.equals(octets, at, at + magic.length, magic, 0, magic.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
