package dev.genkan.compat;

import com.microsoft.playwright.options.Cookie;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// A genuine token of the visitor's session that has run out. The SDKs' clock cannot be turned, so it is made to live
/// for one
/// second, and is believed for five more.
record ExpiredToken(Visitor visitor, BackendApi backend) {

    private static final long SKEW = 6;

    void isPutIntoTheCookies() {
        List<Cookie> cookies = SessionCookie.all(visitor);
        String session = SessionCookie.of(visitor).claim("sid");
        // a page whose scripts would fetch a fresh one must not be open meanwhile
        visitor.open("about:blank");
        String token = String.valueOf(Objects.requireNonNull(
                backend.send("POST", "/v1/sessions/" + session + "/tokens", "{\"expires_in_seconds\": 1}")
                        .get("jwt")));
        cookies.forEach(cookie -> cookie.value = token);
        visitor.browser().addCookies(cookies);
        long over =
                ((Number) Objects.requireNonNull(SessionCookie.payload(token).get("exp"))).longValue() + SKEW;
        var clock = InstantSource.system();
        visitor.page().waitForCondition(() -> clock.instant().getEpochSecond() >= over);
    }
}
