package dev.genkan.gate.servlet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The hidden field that only our own pages can fill in: a keyed hash (HMAC-SHA256) of a random cookie that every
/// browser gets before it has a session. Who can send requests in a visitor's name but cannot read our pages does not
/// know it; who can plant a cookie does not have the key.
public final class Csrf {

    /// The name of the hidden field.
    public static final String FIELD = "genkan_csrf";

    /// The request attribute whose text is the field's value. Asking for its text is what issues it, so a page without
    /// a form sets no cookie; ask before the response is committed.
    public static final String ATTRIBUTE = "genkanCsrf";

    private static final int RANDOM_BYTES = 32;
    private static final Pattern COOKIE_VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /// @param key at least 32 secret bytes, the same on every node
    public Csrf(byte[] key) {
        if (key.length < RANDOM_BYTES) {
            throw new IllegalArgumentException("the key of the form field has at least 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    static boolean isCookieValue(String value) {
        return COOKIE_VALUE.matcher(value).matches();
    }

    String newCookieValue() {
        byte[] value = new byte[RANDOM_BYTES];
        random.nextBytes(value);
        return base64Url(value);
    }

    String fieldFor(String cookieValue) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return base64Url(mac.doFinal(cookieValue.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /// In constant time, so that the answer's delay tells nothing about the right value.
    boolean matches(String cookieValue, String posted) {
        byte[] right = fieldFor(cookieValue).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(right, posted.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
