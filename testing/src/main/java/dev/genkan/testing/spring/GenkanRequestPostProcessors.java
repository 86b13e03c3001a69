package dev.genkan.testing.spring;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// What is done to a request of `MockMvc`.
public final class GenkanRequestPostProcessors {

    private GenkanRequestPostProcessors() {}

    /// Sends the request from the browser of this visitor. The gate recognises it as any other: it reads the session
    /// from the store, mints a real token and decides.
    public static RequestPostProcessor signedInAs(Visitor visitor) {
        return request -> {
            Cookie[] others = request.getCookies();
            request.setCookies(Stream.concat(
                            others == null ? Stream.empty() : Arrays.stream(others),
                            Stream.of(new Cookie(visitor.cookieName(), visitor.cookieValue())))
                    .toArray(Cookie[]::new));
            return request;
        };
    }
}
