package dev.genkan.server.development;

import dev.genkan.gate.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.InetAddress;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Whether a request comes from the very machine the application runs on, by hand of whoever sits there: the condition
/// under which a development instance opens its inbox and accepts the fixed code.
///
/// Open only if the instance is one of development, forwarding headers are not trusted, both ends of the connection
/// are loopback addresses, `Host` names this machine (a name that was rebound by DNS does not), and nothing says that
/// somebody passed the request on: no header, no HTTP/1.0, which proxies speak and browsers do not, and no sign of a
/// rewriting in the container. All of it is looked at on the request as it came in, below whatever filters have put
/// around it. Everybody else finds nothing there; the log says once which setting it is.
public final class AtTheMachine {

    private static final System.Logger LOG = System.getLogger(AtTheMachine.class.getName());
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    // set by RemoteIpValve and RemoteIpFilter, which take the headers away
    private static final String REWRITTEN_BY_TOMCAT = "org.apache.tomcat.request.forwarded";
    private static final List<String> PASSED_ON = List.of("forwarded", "x-real-ip", "via");

    private final boolean development;
    private final boolean forwardingTrusted;
    private final AtomicBoolean told = new AtomicBoolean();

    public AtTheMachine(boolean development, boolean forwardingTrusted) {
        this.development = development;
        this.forwardingTrusted = forwardingTrusted;
    }

    public boolean isTrueOf(HttpServletRequest anyRequest) {
        HttpServletRequest request = asItCameIn(anyRequest);
        return development
                && !forwardingTrusted
                && isLoopback(request.getRemoteAddr())
                && isLoopback(request.getLocalAddr())
                && namesThisMachine(request.getHeader("Host"))
                && !wasPassedOn(request);
    }

    /// Says, once, why somebody found nothing.
    public void tellWhyClosed(String what) {
        if (told.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    what
                            + " was asked for and not shown: it opens with genkan.environment=development, from the"
                            + " machine itself (localhost), without forwarding headers, and with the key printed at"
                            + " the start.");
        }
    }

    private static boolean isLoopback(@Nullable String address) {
        return IpAddress.parsed(address == null ? "" : address)
                .filter(InetAddress::isLoopbackAddress)
                .isPresent();
    }

    private static boolean namesThisMachine(@Nullable String host) {
        if (host == null) {
            return false;
        }
        int port = host.lastIndexOf(':');
        boolean hasPort = port > 0
                && host.indexOf(']') < port
                && host.chars().skip(port + 1L).allMatch(Character::isDigit);
        return OWN_NAMES.contains((hasPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT));
    }

    private static HttpServletRequest asItCameIn(HttpServletRequest request) {
        HttpServletRequest inner = request;
        while (inner instanceof HttpServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest wrapped) {
            inner = wrapped;
        }
        return inner;
    }

    private static boolean wasPassedOn(HttpServletRequest request) {
        if (!String.valueOf(request.getProtocol()).startsWith("HTTP/")
                || "HTTP/1.0".equals(request.getProtocol())
                || request.getAttribute(REWRITTEN_BY_TOMCAT) != null) {
            return true;
        }
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-forwarded-") || PASSED_ON.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
