package dev.genkan.server.development;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a request comes from the very machine the application runs on, by hand of whoever sits there: the condition
/// under which a development instance opens its inbox and accepts the fixed code.
///
/// Open only if the instance is one of development, forwarding headers are not trusted, both ends of the connection
/// are loopback addresses, `Host` names this machine (a name that was rebound by DNS does not), and no header says
/// that somebody passed the request on. Everybody else finds nothing there; the log says once which setting it is.
public final class AtTheMachine {

    private static final System.Logger LOG = System.getLogger(AtTheMachine.class.getName());
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    // with the zone that some systems add to their own addresses: 0:0:0:0:0:0:0:1%0
    private static final Pattern LITERAL =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*)(?:%[0-9A-Za-z]+)?");
    private static final List<String> PASSED_ON = List.of("forwarded", "x-real-ip", "via");

    private final boolean development;
    private final boolean forwardingTrusted;
    private final AtomicBoolean told = new AtomicBoolean();

    public AtTheMachine(boolean development, boolean forwardingTrusted) {
        this.development = development;
        this.forwardingTrusted = forwardingTrusted;
    }

    public boolean isTrueOf(HttpServletRequest request) {
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
                            + " was asked for and not shown: it opens with genkan.environment=development, from the machine "
                            + "itself (localhost), without forwarding headers, and with the key printed at the start.");
        }
    }

    private static boolean isLoopback(@Nullable String address) {
        // a literal, as containers hand it over, so that nothing is ever looked up
        Matcher literal = LITERAL.matcher(address == null ? "" : address);
        if (!literal.matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(literal.group(1)).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
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

    private static boolean wasPassedOn(HttpServletRequest request) {
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-forwarded-") || PASSED_ON.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
