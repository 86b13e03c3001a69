package dev.genkan.gate.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The cookies of the house: `__session` (the token), `__client` (this browser), `__csrf`, and `__device` (a browser in
/// which somebody has signed in before), each with the suffix of the instance. All are host-only, HttpOnly and
/// SameSite=Lax, Secure if the public address is https, and live as long as a session may, because the short life of a
/// token is in the token; but a device is known for a year.
public final class Cookies {

    /// What one cookie may weigh, name, value and attributes together, in bytes. A browser drops a heavier one without
    /// a word, and the visitor would be sent round in circles.
    public static final int BUDGET = 4096;

    private static final Duration DEVICE_LIFE = Duration.ofDays(365);
    private static final Pattern SUFFIX = Pattern.compile("(_[A-Za-z0-9_-]{8})?");
    // RFC 6265, 4.1.1: cookie-octet
    private static final Pattern OCTETS = Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]+");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final String suffix;
    private final String session;
    private final boolean secure;
    private final Duration life;

    /// @param suffix empty in production; in development [#suffixOf] the instance, since cookies of localhost ignore
    ///     ports
    /// @param secure whether the public address is https, see [Site]
    /// @param life how long a browser keeps them: the longest life of a session
    public Cookies(String suffix, boolean secure, Duration life) {
        this(suffix, "__session", secure, life);
    }

    private Cookies(String suffix, String session, boolean secure, Duration life) {
        if (!SUFFIX.matcher(suffix).matches()) {
            throw new IllegalArgumentException("a cookie suffix is empty or an underscore and 8 characters: " + suffix);
        }
        this.suffix = suffix;
        this.session = session;
        this.secure = secure;
        this.life = life;
    }

    /// Those of a server whose applications run on other origins, and set `__session` there by themselves: our own
    /// token has another name, because on localhost, whose cookies ignore ports, theirs must stay theirs to write.
    public static Cookies ofServer(boolean secure, Duration life) {
        return new Cookies("", "__hosted", secure, life);
    }

    /// The suffix for an instance: an underscore and 8 characters that follow from its name or id.
    public static String suffixOf(String instance) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(instance.getBytes(StandardCharsets.UTF_8));
            return "_"
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    public String sessionName() {
        return session + suffix;
    }

    public String clientName() {
        return "__client" + suffix;
    }

    public String csrfName() {
        return "__csrf" + suffix;
    }

    public String deviceName() {
        return "__device" + suffix;
    }

    boolean areSecure() {
        return secure;
    }

    /// What a session cookie with this token weighs, in bytes; to be kept within [#BUDGET].
    ///
    /// @param contextPath empty for an application at the root
    public int weightOf(String token, String contextPath) {
        return header(sessionName(), token, contextPath, life).length();
    }

    String session(HttpServletRequest request) {
        return read(request, sessionName(), TOKEN.asMatchPredicate());
    }

    String client(HttpServletRequest request) {
        return read(request, clientName(), OCTETS.asMatchPredicate());
    }

    String csrf(HttpServletRequest request) {
        return read(request, csrfName(), Csrf::isCookieValue);
    }

    String device(HttpServletRequest request) {
        return read(request, deviceName(), OCTETS.asMatchPredicate());
    }

    void writeDevice(HttpServletResponse response, String value, String contextPath) {
        write(response, deviceName(), value, contextPath, "a device", DEVICE_LIFE);
    }

    /// @param owner whose cookie it is, for the fault's message
    void write(HttpServletResponse response, String name, String value, String contextPath, String owner) {
        write(response, name, value, contextPath, owner, life);
    }

    private static void requireOctets(String name, String value, String owner) {
        if (!OCTETS.matcher(value).matches()) {
            throw new IllegalStateException("the value of cookie " + name + " for " + owner + " is no cookie value");
        }
    }

    private void write(
            HttpServletResponse response, String name, String value, String contextPath, String owner, Duration age) {
        requireOctets(name, value, owner);
        String header = header(name, value, contextPath, age);
        if (header.length() > BUDGET) {
            throw new TooHeavy("the cookie " + name + " for " + owner + " would weigh " + header.length()
                    + " bytes, " + value.length() + " of them its value; browsers keep " + BUDGET
                    + ". Put less into the claims, or less into the metadata they carry.");
        }
        put(response, name, header);
    }

    void delete(HttpServletResponse response, String name, String contextPath) {
        put(response, name, header(name, "", contextPath, Duration.ZERO));
    }

    private String header(String name, String value, String contextPath, Duration age) {
        return name + "=" + value + "; Path=" + (contextPath.isEmpty() ? "/" : contextPath) + "; Max-Age="
                + age.toSeconds() + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    private static String read(HttpServletRequest request, String name, Predicate<String> wellFormed) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> value != null && wellFormed.test(value))
                .findFirst()
                .orElse("");
    }

    /// One response sets a cookie once (RFC 6265, 4.1.1): what was said of it before is taken back.
    private static void put(HttpServletResponse response, String name, String header) {
        List<String> others = response.getHeaders("Set-Cookie").stream()
                .filter(other -> !other.startsWith(name + "="))
                .toList();
        response.setHeader("Set-Cookie", header);
        others.forEach(other -> response.addHeader("Set-Cookie", other));
        response.setHeader("Cache-Control", "no-store");
    }

    /// A cookie that a browser would drop without a word. The message names its owner.
    static final class TooHeavy extends IllegalStateException {
        private static final long serialVersionUID = 1;

        TooHeavy(String message) {
            super(message);
        }
    }
}
