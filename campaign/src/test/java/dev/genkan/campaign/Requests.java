package dev.genkan.campaign;

import dev.genkan.gate.Gate;
import dev.genkan.gate.Paths;
import dev.genkan.gate.Sessions;
import dev.genkan.gate.servlet.Cookies;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.GateFilter;
import dev.genkan.gate.servlet.Site;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import dev.genkan.token.Expectations;
import dev.genkan.token.KeySet;
import dev.genkan.token.TokenVerifier;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Requests as a container hands them on, without one: a million of them are to be read in minutes.
final class Requests {

    private Requests() {}

    /// Sends this body as a form.
    static HttpServletRequest posting(String body) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        return request(Map.of(
                "getContentType",
                "application/x-www-form-urlencoded",
                "getContentLengthLong",
                (long) octets.length,
                "getInputStream",
                new Body(octets)));
    }

    /// Asks for these languages, as a container reads them.
    static HttpServletRequest speaking(String languages) {
        List<Locale> locales = Stream.of(languages.split(","))
                .map(range -> Locale.forLanguageTag(range.split(";", 2)[0].strip()))
                .toList();
        return new Asked("/", Map.of("Accept-Language", languages), Map.of("getLocales", locales), "").request();
    }

    private static HttpServletRequest request(Map<String, Object> answers) {
        return new Asked("/", Map.of(), answers, "").request();
    }

    /// A gate with nobody behind it and no key that would make anybody somebody.
    static final class Door {

        private final GateFilter filter;
        private final Cookies cookies = new Cookies("", true, Duration.ofDays(7));

        Door() {
            URI here = URI.create("https://app.example");
            TokenVerifier verifier = new TokenVerifier(
                    KeySet::of, Expectations.of("https://app.example", "https://app.example"), InstantSource.system());
            filter = new GateFilter(
                    Gate.publicRoutes("/", "/public(.*)").ignoredRoutes("/assets/(.*)"),
                    verifier,
                    new Nobody(),
                    new Site(here, Paths.defaults(), cookies, new Csrf(new byte[32])),
                    List.of());
        }

        /// @return whether the application was reached; if so, by nobody, and nowhere but on a public route
        boolean letsThrough(Hostile hostile, String text) {
            String path = hostile.below(3) == 0 ? text : hostile.oneOf("/", "/public/x", "/private", "/assets/a", text);
            Map<String, String> headers = new HashMap<>();
            for (String name : List.of("Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Accept", "Authorization")) {
                if (hostile.below(3) == 0) {
                    headers.put(name, hostile.like(text, "Bearer " + text, "https://app.example", "same-origin"));
                }
            }
            Cookie[] jar = Stream.of(cookies.sessionName(), cookies.clientName(), cookies.csrfName())
                    .filter(name -> hostile.below(2) == 0)
                    .map(name -> new Cookie(name, hostile.like(text, "a.b.c", "A".repeat(43))))
                    .toArray(Cookie[]::new);
            Asked asked = new Asked(
                    path,
                    headers,
                    Map.of("getMethod", hostile.oneOf("GET", "POST", "HEAD", "PUT", "OPTIONS"), "getCookies", jar),
                    hostile.below(2) == 0 ? text : "");
            boolean[] reached = {false};
            try {
                filter.doFilter(asked.request(), response(), (request, response) -> {
                    reached[0] = true;
                    if (path.startsWith("/assets/")) {
                        return;
                    }
                    Visit visit = Visit.of((HttpServletRequest) request);
                    boolean open = visit.path().equals("/") || visit.path().startsWith("/public");
                    if (!(visit.auth() instanceof Auth.SignedOut)
                            || !(open || visit.path().equals("/sign-in"))) {
                        throw new IllegalStateException("let through to " + visit.path() + " as " + visit.auth());
                    }
                });
            } catch (IOException | ServletException e) {
                throw new IllegalStateException(e);
            }
            return reached[0];
        }
    }

    private record Nobody() implements Sessions {

        @Override
        public boolean suspect(Claims claims) {
            return false;
        }

        @Override
        public Fresh freshFor(String clientToken) {
            return new Fresh.SignedOut();
        }

        @Override
        public Fresh freshFor(Claims genuine) {
            return new Fresh.SignedOut();
        }
    }

    /// @param answers by method name, for what differs from a plain GET
    private record Asked(String path, Map<String, String> headers, Map<String, Object> answers, String query) {

        HttpServletRequest request() {
            Map<String, Object> attributes = new HashMap<>();
            return proxy(HttpServletRequest.class, (method, arguments) -> switch (method) {
                case "getAttribute" -> attributes.get(arguments[0]);
                case "setAttribute" -> attributes.put(String.valueOf(arguments[0]), arguments[1]);
                case "getHeader" -> headers.get(String.valueOf(arguments[0]));
                case "getHeaders" -> {
                    String value = headers.get(String.valueOf(arguments[0]));
                    yield Collections.enumeration(value == null ? List.of() : List.of(value));
                }
                case "getLocales" ->
                    Collections.enumeration(answers.get("getLocales") instanceof List<?> all ? all : List.of());
                case "getMethod" -> answers.getOrDefault("getMethod", "GET");
                case "getRequestURI", "getServletPath" -> path;
                case "getContextPath" -> "";
                case "getQueryString" -> query.isEmpty() ? null : query;
                case "getDispatcherType" -> DispatcherType.REQUEST;
                case "getServletContext" ->
                    proxy(ServletContext.class, (its, none) -> its.equals("getContextPath") ? "" : null);
                default -> answers.get(method);
            });
        }
    }

    private static HttpServletResponse response() {
        Map<String, List<String>> headers = new HashMap<>();
        return proxy(HttpServletResponse.class, (method, arguments) -> switch (method) {
            case "setHeader" -> headers.put(String.valueOf(arguments[0]), new ArrayList<>(List.of(arguments[1] + "")));
            case "addHeader" ->
                headers.computeIfAbsent(String.valueOf(arguments[0]), first -> new ArrayList<>())
                        .add(arguments[1] + "");
            case "containsHeader" -> headers.containsKey(arguments[0]);
            case "getHeaders" -> headers.getOrDefault(String.valueOf(arguments[0]), List.of());
            case "isCommitted" -> false;
            case "getWriter" -> new PrintWriter(new StringWriter());
            case "getOutputStream" -> new Away();
            default -> null;
        });
    }

    private interface Answering {
        @Nullable
        Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                Requests.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answering.answer(method.getName(), arguments == null ? new Object[0] : arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream octets;

        Body(byte[] octets) {
            this.octets = new ByteArrayInputStream(octets);
        }

        @Override
        public int read() {
            return octets.read();
        }

        @Override
        public boolean isFinished() {
            return octets.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Away extends ServletOutputStream {

        @Override
        public void write(int octet) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
