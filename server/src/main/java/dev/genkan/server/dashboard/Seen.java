package dev.genkan.server.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What an operator had before their eyes when they began to edit it, as a hidden field of the form: of two who edit
/// the same thing the second is told, and overwrites nothing unseen.
public final class Seen {

    /// The name of the hidden field.
    public static final String FIELD = "seen";

    private Seen() {}

    /// 16 hexadecimal digits that change with the text.
    public static String of(String stored) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stored.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Whether what is stored is still what this form was drawn for.
    public static boolean is(Call call, String stored) {
        return call.form().first(FIELD).equals(of(stored));
    }
}
