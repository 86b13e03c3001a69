package dev.genkan.identity.instance;

import dev.genkan.identity.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The one secret that an instance is given: 32 bytes, from which every other key for data at rest is derived. It is
/// never itself used to encrypt anything.
public final class EncryptionKey {

    private static final int LENGTH = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] secret;

    private EncryptionKey(byte[] secret) {
        this.secret = secret;
    }

    /// A new one, from the system's randomness.
    public static EncryptionKey generate() {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        return new EncryptionKey(secret);
    }

    /// The key as [#toBase64] wrote it.
    ///
    /// @throws IllegalArgumentException if it is not 32 bytes in Base64; the operator's fault
    public static EncryptionKey fromBase64(String text) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The encryption key is not Base64; make one with: openssl rand -base64 32");
        }
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("The encryption key has " + secret.length
                    + " bytes and needs 32; make one with: openssl rand -base64 32");
        }
        return new EncryptionKey(secret);
    }

    /// The key kept in this file, which is made, for its owner's eyes only, if it is not there. Of several that
    /// start at once one makes it and the others read it.
    public static EncryptionKey fromFile(Path file) {
        try {
            return fromBase64(Files.readString(file));
        } catch (NoSuchFileException e) {
            PrivateFiles.writeOnce(file, generate().toBase64() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read: " + e.getMessage(), e);
        }
        try {
            return fromBase64(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// For the file or the environment it is kept in, and nowhere else.
    public String toBase64() {
        return Base64.getEncoder().encodeToString(secret);
    }

    /// What tells two keys apart without telling anything else.
    public String id() {
        return HexFormat.of().formatHex(derive("key id"), 0, 8);
    }

    /// A key of 32 bytes for one purpose (HKDF-SHA256, RFC 5869, no salt); other labels lead to unrelated keys.
    public byte[] derive(String label) {
        byte[] extracted = hmac(new byte[LENGTH], secret);
        byte[] info = ("genkan " + label).getBytes(StandardCharsets.UTF_8);
        return hmac(
                extracted,
                ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1).array());
    }

    /// HMAC-SHA256 (RFC 2104).
    public static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    /// Encrypts for storing (AES-256-GCM, a new nonce each time).
    ///
    /// @param name what it belongs to; it opens under this name only
    public String wrap(String name, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work here", e);
        }
    }

    /// What [#wrap] encrypted under this name.
    ///
    /// @throws GeneralSecurityException if it was another key or name, or if the text was changed
    public byte[] unwrap(String name, String wrapped) throws GeneralSecurityException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(wrapped);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not Base64", e);
        }
        if (bytes.length < NONCE) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(bytes, 0, nonce, 0, NONCE);
        return cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(bytes, NONCE, bytes.length - NONCE);
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derive("wrapping"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "EncryptionKey[" + id() + "]";
    }
}
