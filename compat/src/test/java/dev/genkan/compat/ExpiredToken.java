package dev.genkan.compat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// A genuine token of the visitor's session that has run out. The SDKs' clock cannot be turned, so it is made to live
/// for one second, and is believed for five more.
record ExpiredToken(Visitor visitor, BackendApi backend) {

    private static final int SHORTEST = 30;
    /// For as long SDKs believe it beyond its end, in seconds, and one more.
    private static final long SKEW = 6;
    private static final double PATIENCE = 60_000;

    void isPutIntoTheCookies() {
        List<Cookie> cookies = SessionCookie.all(visitor);
        String session = SessionCookie.of(visitor).claim("sid");
        // a page whose scripts would fetch a fresh one must not be open meanwhile
        visitor.open("about:blank");
        String token = String.valueOf(Objects.requireNonNull(backend.send(
                        "POST", "/v1/sessions/" + session + "/tokens", "{\"expires_in_seconds\": " + SHORTEST + "}")
                .get("jwt")));
        cookies.forEach(cookie -> cookie.value = token);
        visitor.browser().addCookies(cookies);
        long over =
                ((Number) Objects.requireNonNull(SessionCookie.payload(token).get("exp"))).longValue() + SKEW;
        var clock = InstantSource.system();
        visitor.page()
                .waitForCondition(
                        () -> clock.instant().getEpochSecond() >= over,
                        new Page.WaitForConditionOptions().setTimeout(PATIENCE));
    }
}
