package dev.genkan.server.backendapi;

import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.identity.Browser;
import dev.genkan.identity.Network;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.instance.SecretKeys;
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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What programs ask: key, version and body are read here and nowhere else, then the resource answers.
public final class BackendApi {

    private static final String BEARER = "bearer ";

    private final Wire wire;
    private final Surroundings surroundings;
    private final Routes<BackHandler> routes;

    public BackendApi(Wire wire, Surroundings surroundings, List<Routes.Route<BackHandler>> routes) {
        this.wire = wire;
        this.surroundings = surroundings;
        this.routes = new Routes<>(routes);
    }

    /// The operations there are.
    public Routes<BackHandler> routes() {
        return routes;
    }

    /// Whether a request shows a secret key, right or wrong: both APIs share one origin, and this tells them apart.
    public static boolean isFor(HttpServletRequest request) {
        return bearer(request).startsWith("sk_");
    }

    /// Answers one request below `/v1`.
    public void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String shown = bearer(request);
            if (shown.isEmpty()) {
                throw new Refused(Errors.keyMissing());
            }
            SecretKeys.Key key = wire.secretKeys().find(shown).orElseThrow(() -> new Refused(Errors.keyUnknown()));
            ApiVersion version = ApiVersion.of(
                    Optional.ofNullable(request.getHeader(ApiVersion.HEADER)).orElse(""));
            String path =
                    request.getRequestURI().substring(request.getContextPath().length());
            String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
            switch (routes.find(method, path)) {
                case Routes.Found<BackHandler> found -> {
                    Reply reply =
                            found.handler().answer(call(request, found, method, version, actor(key, request)));
                    Writing.write(response, reply, reply.json());
                }
                case Routes.OtherMethods<BackHandler> other -> {
                    response.setHeader("Allow", other.allowed());
                    Writing.error(response, Errors.methodNotAllowed());
                }
                case Routes.Nothing<BackHandler> nothing -> Writing.error(response, Errors.noSuchPath());
            }
        } catch (Refused refused) {
            Map<String, ?> body = WireError.body(refused.errors(), Writing.trace(response));
            Writing.write(response, Reply.of(refused.status(), body), body);
        }
    }

    private BackCall call(
            HttpServletRequest request, Routes.Found<BackHandler> found, String method, ApiVersion version, Actor actor)
            throws IOException {
        boolean takesFile = found.handler().takesFile();
        Fields body = takesFile || method.equals("GET") ? Fields.NONE : body(request, found.handler());
        byte[] file = takesFile ? Upload.read(request) : new byte[0];
        return new BackCall(wire, found.variables(), Body.query(request), body, version, actor, file);
    }

    private static Fields body(HttpServletRequest request, BackHandler handler) throws IOException {
        return handler.takesList() ? Body.jsonList(request) : Body.json(request);
    }

    private Actor actor(SecretKeys.Key key, HttpServletRequest request) {
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        String network = surroundings.clientOf(request).map(Network::of).orElse("");
        return new Actor(key.id(), new Browser(network, agent, Locale.ROOT));
    }

    private static String bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
