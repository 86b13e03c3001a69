package dev.genkan.forms.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files the pages are drawn with, held in memory. Found by exact name in a fixed list, so no name can lead
/// elsewhere.
public final class Assets {

    private static final List<String> NAMES = List.of(
            "tokens.css",
            "components.css",
            "pages.css",
            "dashboard.css",
            "acting.css",
            "kit.js",
            "dashboard.js",
            "icons/favicon.svg",
            "fonts/inter-latin.woff2",
            "fonts/OFL.txt");

    private final Map<String, Asset> assets;
    private final String hash;

    private Assets(Map<String, Asset> assets, String hash) {
        this.assets = assets;
        this.hash = hash;
    }

    /// Ours.
    ///
    /// @throws UncheckedIOException if our own jar is damaged
    public static Assets load() {
        Map<String, Asset> assets = new LinkedHashMap<>();
        MessageDigest digest = sha256();
        for (String name : NAMES) {
            byte[] bytes = read(name);
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
            assets.put(name, new Asset(contentType(name), bytes));
        }
        return new Assets(Map.copyOf(assets), HexFormat.of().formatHex(digest.digest(), 0, 8));
    }

    /// @param name such as `tokens.css` or `fonts/inter-latin.woff2`; any text a stranger may send is fine
    public Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /// 16 hexadecimal digits that change when any of the files does; below it every address may be kept for ever.
    public String hash() {
        return hash;
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=UTF-8";
            case "js" -> "text/javascript;charset=UTF-8";
            case "svg" -> "image/svg+xml;charset=UTF-8";
            case "woff2" -> "font/woff2";
            case "txt" -> "text/plain;charset=UTF-8";
            default -> throw new IllegalStateException("an asset of unknown type: " + name);
        };
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IOException("it is not there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the asset " + name + " cannot be read", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
