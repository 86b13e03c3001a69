package dev.genkan.identity.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One POST over a connection of its own (HTTP/1.1, RFC 9112), of whose answer nothing counts but the status.
///
/// The JDK's client looks up names by itself, so that what was checked may not be where it connects. Here a connection
/// is opened to the very address that was checked, and the certificate has to be that of the name. Redirects are
/// not followed, proxies not asked, and no more of an answer is read than its status and what keeps the other side from
/// being cut off.
final class Post implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LINES = 200;
    private static final int READ_ON = 16 * 1024;
    private static final int READ_ON_MILLIS = 250;

    private final Destinations destinations;
    private final Duration patience;
    private final SSLSocketFactory tls;
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("genkan-webhook-watch").daemon().factory());

    /// @param patience how long all of it may take
    /// @param tls whom to believe to be who they say
    Post(Destinations destinations, Duration patience, SSLSocketFactory tls) {
        this.destinations = destinations;
        this.patience = patience;
        this.tls = tls;
        watch.setRemoveOnCancelPolicy(true);
    }

    Outcome send(URI url, Map<String, String> headers, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Optional<String> objection = destinations.objectionTo(url);
        if (objection.isPresent()) {
            return new Outcome.NotTold(objection.get());
        }
        AtomicBoolean late = new AtomicBoolean();
        try (Socket plain = new Socket()) {
            // closed from outside, because a socket has no patience of its own for writing, nor TLS for its handshake
            ScheduledFuture<?> end = watch.schedule(
                    () -> {
                        late.set(true);
                        quietly(plain);
                    },
                    patience.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                plain.connect(address(url), (int) patience.toMillis());
                return asked(url, plain, head(url, headers, body.length), body);
            } finally {
                end.cancel(false);
            }
        } catch (Forbidden e) {
            return new Outcome.NotTold(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return new Outcome.NotTold("Nobody knows the name " + url.getHost() + ".");
        } catch (IOException e) {
            return new Outcome.NotTold(
                    late.get() ? "No answer within " + patience.toMillis() + " ms." : String.valueOf(e.getMessage()));
        }
    }

    private Outcome asked(URI url, Socket plain, byte[] head, byte[] body) throws IOException {
        if (!isTls(url)) {
            return conversation(plain, head, body);
        }
        try (SSLSocket socket = (SSLSocket) tls.createSocket(plain, bare(url.getHost()), port(url), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return conversation(socket, head, body);
        }
    }

    private static Outcome conversation(Socket socket, byte[] head, byte[] body) throws IOException {
        IOException broken = null;
        try {
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // it may have answered before it heard all of it
            broken = e;
        }
        InputStream in = new BufferedInputStream(socket.getInputStream());
        int status;
        try {
            status = status(in);
        } catch (IOException e) {
            throw broken == null ? e : broken;
        }
        readOn(socket, in);
        return new Outcome.Answered(status);
    }

    /// The address that is connected to, and no other: the first of the name's, and only if all of them are allowed.
    private InetSocketAddress address(URI url) throws IOException {
        InetAddress[] all = InetAddress.getAllByName(url.getHost());
        for (InetAddress one : all) {
            if (!destinations.allow(one)) {
                throw new Forbidden(
                        url.getHost() + " leads to " + one.getHostAddress() + ", which is not on the public internet.");
            }
        }
        return new InetSocketAddress(all[0], port(url));
    }

    private static byte[] head(URI url, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder("POST ").append(target(url)).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(host(url)).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: application/json\r\nContent-Length: ").append(length);
        head.append("\r\nUser-Agent: Genkan-Webhooks\r\nAccept: */*\r\nConnection: close\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String target(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static String host(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    private static boolean isTls(URI url) {
        return url.getScheme().equalsIgnoreCase("https");
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isTls(url) ? 443 : 80;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// The status that counts: those below 200 only say that it goes on.
    private static int status(InputStream in) throws IOException {
        for (int lines = 0; lines < LINES; ) {
            Matcher first = STATUS.matcher(line(in));
            if (!first.matches()) {
                throw new IOException("The answer is no HTTP.");
            }
            int status = Integer.parseInt(first.group(1));
            if (status >= 200) {
                return status;
            }
            do {
                lines++;
            } while (lines < LINES && !line(in).isEmpty());
        }
        throw new IOException("The answer does not come to its point.");
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("The connection ended without an answer.");
            }
            if (line.size() >= LONGEST_LINE) {
                throw new IOException("The answer is no HTTP.");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /// A little of the rest, so that a short answer is heard out before the connection is closed.
    private static void readOn(Socket socket, InputStream in) {
        try {
            socket.setSoTimeout(READ_ON_MILLIS);
            in.readNBytes(READ_ON);
        } catch (IOException enough) {
            // the status is there
        }
    }

    private static void quietly(Closeable what) {
        try {
            what.close();
        } catch (IOException alreadyBroken) {
            // closed all the same
        }
    }

    /// What is being sent is sent to its end.
    @Override
    public void close() {
        watch.shutdown();
    }

    /// An address that must not be connected to.
    private static final class Forbidden extends IOException {

        private static final long serialVersionUID = 1;

        Forbidden(String why) {
            super(why);
        }
    }
}
