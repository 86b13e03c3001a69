package dev.genkan.server.situation;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One request and its response as a container would hand them on, without one: thousands are sent in seconds.
final class Exchange {

    /// What stands behind the filter.
    interface Application {
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    private final String method;
    private final String path;
    private final String query;
    private final byte[] body;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> cookies;
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, List<String>> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream page = new ByteArrayOutputStream();
    private int status = 200;

    /// @param location path and query
    /// @param headers name, value, name, value
    Exchange(String method, String location, String body, Map<String, String> cookies, String... headers) {
        int mark = location.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? location : location.substring(0, mark);
        this.query = mark < 0 ? "" : location.substring(mark + 1);
        this.body = body.getBytes(StandardCharsets.UTF_8);
        this.cookies = new LinkedHashMap<>(cookies);
        for (int i = 0; i < headers.length; i += 2) {
            this.headers.put(headers[i], headers[i + 1]);
        }
    }

    void through(jakarta.servlet.Filter filter, Application application) {
        try {
            filter.doFilter(
                    request(),
                    response(),
                    (request, response) ->
                            application.answer((HttpServletRequest) request, (HttpServletResponse) response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return status;
    }

    String header(String name) {
        return answered.getOrDefault(name, List.of("")).getFirst();
    }

    List<String> setCookies() {
        return answered.getOrDefault("Set-Cookie", List.of());
    }

    String page() {
        return page.toString(StandardCharsets.UTF_8);
    }

    private HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getAttribute" -> attributes.get(String.valueOf(arguments[0]));
            case "setAttribute" -> attributes.put(String.valueOf(arguments[0]), arguments[1]);
            case "removeAttribute" -> attributes.remove(String.valueOf(arguments[0]));
            case "getHeader" -> headers.get(String.valueOf(arguments[0]));
            case "getHeaders" ->
                Collections.enumeration(Optional.ofNullable(headers.get(String.valueOf(arguments[0]))).stream()
                        .toList());
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getLocale" -> Locale.ENGLISH;
            case "getLocales" -> Collections.enumeration(List.of(Locale.ENGLISH));
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getServletPath" -> URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            case "getContextPath" -> "";
            case "getQueryString" -> query.isEmpty() ? null : query;
            case "getParameter" -> parameter(String.valueOf(arguments[0]));
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "getProtocol" -> "HTTP/1.1";
            case "getScheme" -> "http";
            case "getRemoteAddr", "getLocalAddr" -> "127.0.0.1";
            case "getContentType" -> headers.get("Content-Type");
            case "getContentLength" -> body.length;
            case "getContentLengthLong" -> (long) body.length;
            case "getInputStream" -> new Body(new ByteArrayInputStream(body));
            case "isSecure", "isAsyncStarted" -> false;
            case "getCookies" ->
                cookies.entrySet().stream()
                        .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
                        .toArray(Cookie[]::new);
            case "getServletContext" ->
                proxy(ServletContext.class, (its, none) -> its.equals("getContextPath") ? "" : null);
            default -> null;
        });
    }

    private @Nullable String parameter(String name) {
        return Stream.of(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "setStatus", "sendError" -> status = (int) arguments[0];
            case "getStatus" -> status;
            case "setHeader" ->
                answered.put(String.valueOf(arguments[0]), new ArrayList<>(List.of(String.valueOf(arguments[1]))));
            case "addHeader" ->
                answered.computeIfAbsent(String.valueOf(arguments[0]), first -> new ArrayList<>())
                        .add(String.valueOf(arguments[1]));
            case "containsHeader" -> answered.containsKey(String.valueOf(arguments[0]));
            case "getHeader" -> header(String.valueOf(arguments[0]));
            case "getHeaders" -> answered.getOrDefault(String.valueOf(arguments[0]), List.of());
            case "isCommitted" -> false;
            case "getWriter" -> new PrintWriter(page, true, StandardCharsets.UTF_8);
            case "getOutputStream" -> new Page(page);
            case "encodeURL", "encodeRedirectURL" -> arguments[0];
            default -> null;
        });
    }

    private interface Answering {
        @Nullable
        Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                Exchange.class.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    Object answer = answering.answer(called.getName(), arguments == null ? new Object[0] : arguments);
                    return called.getReturnType() == void.class ? null : answer;
                }));
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream octets;

        Body(ByteArrayInputStream octets) {
            this.octets = octets;
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

    private static final class Page extends ServletOutputStream {

        private final ByteArrayOutputStream page;

        Page(ByteArrayOutputStream page) {
            this.page = page;
        }

        @Override
        public void write(int octet) {
            page.write(octet);
        }

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
