package dev.genkan.compat;

import com.microsoft.playwright.options.Cookie;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the session tokens in a visitor's cookies say.
record SessionCookie(Map<String, @Nullable Object> claims) {

    /// @throws IllegalStateException if there is none
    static SessionCookie of(Visitor visitor) {
        return all(visitor).stream()
                .findFirst()
                .map(cookie -> new SessionCookie(payload(cookie.value)))
                .orElseThrow(() -> new IllegalStateException("no session cookie at " + visitor.at()));
    }

    /// Every cookie that holds a session token: the plain one and those with a suffix.
    static List<Cookie> all(Visitor visitor) {
        return visitor.cookies().stream()
                .filter(cookie -> cookie.name.matches("__session(_.{8})?") && !cookie.value.isEmpty())
                .toList();
    }

    String claim(String name) {
        return String.valueOf(Objects.requireNonNull(claims.get(name), name));
    }

    static Map<String, @Nullable Object> payload(String token) {
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        return Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
