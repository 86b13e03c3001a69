package dev.genkan.server.frontendapi;

import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.identity.Browser;
import dev.genkan.identity.DeviceToken;
import dev.genkan.identity.Network;
import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.onboarding.servlet.Language;
import dev.genkan.server.wire.Body;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes;
import dev.genkan.server.wire.Upload;
import dev.genkan.server.wire.Wire;
import dev.genkan.server.wire.WireError;
import dev.genkan.server.wire.Writing;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What browsers ask: origin, method and fields are read here and nowhere else, then the resource answers, then the
/// envelope, the cookies and the errors are written.
public final class FrontendApi {

    private static final Set<String> OVERRIDES = Set.of("PATCH", "PUT", "DELETE");
    private static final String EXPOSED = "Authorization, Clerk-Db-Jwt, Clerk-Cookie, X-Country";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Wire wire;
    private final Surroundings surroundings;
    private final Routes<FrontHandler> routes;
    private final ClientJson clients;
    private volatile boolean askedFromElsewhere;

    public FrontendApi(
            Wire wire, Surroundings surroundings, List<Routes.Route<FrontHandler>> routes, ClientJson clients) {
        this.wire = wire;
        this.surroundings = surroundings;
        this.routes = new Routes<>(routes);
        this.clients = clients;
    }

    /// The operations there are.
    public Routes<FrontHandler> routes() {
        return routes;
    }

    /// Whether a path outside of `/v1` is one of this API's all the same, such as `/oauth/token`.
    public boolean has(String path) {
        return !(routes.find("GET", path) instanceof Routes.Nothing<FrontHandler>);
    }

    /// Whether a page of another origin has asked since the start: an application is connected.
    public boolean wasAskedFromElsewhere() {
        return askedFromElsewhere;
    }

    /// Answers one request below `/v1`, or for what it [#has].
    public void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String origin = header(request, "Origin");
        if (origin.equals("null")) {
            // a sandboxed page, or a redirect across origins: nobody in particular, and so nobody who may ask
            Writing.error(response, Errors.originNotAllowed(""));
            return;
        }
        if (!origin.isEmpty()) {
            if (!wire.origins().allows(origin)) {
                Writing.error(response, Errors.originNotAllowed(origin));
                return;
            }
            if (!askedFromElsewhere && !origin.equals(wire.place().origin())) {
                askedFromElsewhere = true;
            }
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
            response.addHeader("Vary", "Origin");
        }
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Requested-With");
            response.setHeader("Access-Control-Max-Age", "600");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Optional<FrontCall> begun = Optional.empty();
        try {
            Fields query = Body.query(request);
            String method = method(request, query);
            switch (routes.find(
                    method,
                    request.getRequestURI().substring(request.getContextPath().length()))) {
                case Routes.Found<FrontHandler> found -> {
                    FrontCall call = call(request, found, query, origin);
                    begun = Optional.of(call);
                    write(response, found.handler().answer(call), call);
                }
                case Routes.OtherMethods<FrontHandler> other -> {
                    response.setHeader("Allow", other.allowed());
                    Writing.error(response, Errors.methodNotAllowed());
                }
                case Routes.Nothing<FrontHandler> nothing -> Writing.error(response, Errors.noSuchPath());
            }
        } catch (Refused refused) {
            refuse(response, refused, method(request), begun);
        }
    }

    /// Resources answer with this: themselves, and the client as it is after what they did.
    public static Reply enveloped(Map<String, @Nullable Object> resource) {
        return Reply.ok(new Enveloped(resource));
    }

    /// The same where there is nothing to answer with.
    public static Reply envelopedNothing() {
        return Reply.ok(new Enveloped(null));
    }

    /// @param resource null for nothing
    record Enveloped(@Nullable Object resource) {}

    private void write(HttpServletResponse response, Reply reply, FrontCall call) throws IOException {
        Object json = reply.json();
        Optional<Client> client = Optional.empty();
        if (json instanceof Enveloped enveloped) {
            client = call.client();
            Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
            envelope.put("response", enveloped.resource());
            envelope.put(
                    "client",
                    client.map(known -> (Object) clients.of(known, call.origin()))
                            .orElse(null));
            json = envelope;
        }
        cookies(response, call, reply.json() instanceof Enveloped, client);
        Writing.write(response, reply, json);
    }

    private void refuse(HttpServletResponse response, Refused refused, String method, Optional<FrontCall> call)
            throws IOException {
        Map<String, @Nullable Object> body = WireError.body(refused.errors(), Writing.trace(response));
        if (call.isPresent() && !method.equals("GET")) {
            // an attempt may have changed all the same, such as by one try less: SDKs take the client from here
            Optional<Client> client = call.get().client();
            client.ifPresent(known -> body.put(
                    "meta", Map.of("client", clients.of(known, call.get().origin()))));
            cookies(response, call.get(), false, client);
        }
        refused.errors().getFirst().retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        Writing.write(response, Reply.of(refused.status(), body), body);
    }

    private void cookies(HttpServletResponse response, FrontCall call, boolean tellsAll, Optional<Client> client) {
        List<String> lines = new ArrayList<>();
        if (call.clientChanged()) {
            lines.add(wire.cookies().client(call.shown().value(), wire.cookieLife()));
        }
        call.newDevice().ifPresent(token -> lines.add(device(token)));
        if (tellsAll && wire.place().live()) {
            boolean signedIn = client.isPresent()
                    && !wire.sessions().live(client.get().id()).isEmpty();
            lines.addAll(wire.cookies()
                    .clientUat(
                            client.map(Client::sessionsChangedAt)
                                    .orElse(wire.clock().instant()),
                            signedIn));
        }
        lines.forEach(line -> response.addHeader("Set-Cookie", line));
    }

    private String device(String token) {
        return "__device=" + token + "; Path=/; Max-Age=" + A_YEAR.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (wire.place().secure() ? "; Secure" : "");
    }

    private FrontCall call(HttpServletRequest request, Routes.Found<FrontHandler> found, Fields query, String origin)
            throws IOException {
        boolean file = found.handler().takesFile();
        Fields body = file || request.getMethod().equals("GET") ? Fields.NONE : Body.form(request);
        byte[] octets = file ? Upload.read(request) : new byte[0];
        Browser browser = new Browser(
                        surroundings.clientOf(request).map(Network::of).orElse(""),
                        header(request, "User-Agent"),
                        Language.of(request, wire.words()),
                        wire.atTheMachine().isTrueOf(request))
                .showing(new DeviceToken(cookie(request, "__device")));
        return new FrontCall(
                wire,
                found.variables(),
                query,
                body,
                octets,
                origin,
                browser,
                new ClientToken(cookie(request, "__client")));
    }

    private static String method(HttpServletRequest request) {
        try {
            return method(request, Body.query(request));
        } catch (Refused unreadable) {
            return request.getMethod();
        }
    }

    /// SDKs send POST and name the real method in the address, which spares them a preflight.
    private static String method(HttpServletRequest request, Fields query) {
        String sent = request.getMethod();
        return sent.equals("POST")
                ? query.text("_method").filter(OVERRIDES::contains).orElse(sent)
                : sent.equals("HEAD") ? "GET" : sent;
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }

    private static String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && cookie.getValue() != null) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }
}
