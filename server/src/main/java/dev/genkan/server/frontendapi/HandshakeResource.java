package dev.genkan.server.frontendapi;

import dev.genkan.gate.Origin;
import dev.genkan.gate.ReturnAddress;
import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.session.Session;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import dev.genkan.token.TokenSigner;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a server-side SDK of today sends a browser when its cookies do not tell enough: the browser comes back with
/// what they should say, as of now.
public record HandshakeResource(Wire wire) {

    private static final String NONCE = "__clerk_handshake_nonce";
    private static final String TOKEN = "__clerk_handshake";
    private static final int COOKIE_SECONDS = 10;

    public List<Route<FrontHandler>> routes() {
        return List.of(new Route<>("GET", "/v1/client/handshake", this::shake));
    }

    private Reply shake(FrontCall call) {
        String asked = call.query().required("redirect_url");
        String back = ReturnAddress.safe(asked, wire.place().publicUrl(), wire.origins())
                .map(safe -> safe.startsWith("/") ? wire.place().publicUrl() + safe : safe)
                .orElseThrow(() -> new Refused(
                        Errors.unfit("redirect_url", "It has to lead to an origin that the instance allows.")));
        boolean byNonce = call.query().text("format").filter("nonce"::equals).isPresent();
        String name = byNonce ? NONCE : TOKEN;
        List<String> directives = directives(call, Origin.of(URI.create(back)));
        if (wire.place().live()) {
            // or the SDK would take the next request for one more return from here, and find nothing
            directives.add(cookie(name, "", 0));
        }
        String value = byNonce ? wire.handshakes().keep(directives) : token(directives);
        if (wire.place().live()) {
            return Reply.redirect(307, back).withCookies(List.of(cookie(name, value, COOKIE_SECONDS)));
        }
        String joint = back.contains("?") ? "&" : "?";
        return Reply.redirect(307, back + joint + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private List<String> directives(FrontCall call, String origin) {
        Optional<Client> client = call.client();
        List<Session> live =
                client.map(known -> wire.sessions().live(known.id())).orElse(List.of());
        Optional<Session> current = live.stream()
                .filter(session -> client.flatMap(Client::lastActive)
                        .filter(session.id()::equals)
                        .isPresent())
                .findFirst()
                .or(() -> live.stream().findFirst());
        List<String> lines = new ArrayList<>();
        if (!wire.place().live()) {
            // also for somebody who is signed out: without it the SDK would ask again without end
            lines.addAll(wire.cookies()
                    .devBrowser(call.query()
                            .text("__clerk_db_jwt")
                            .filter(DevBrowserResource::isName)
                            .orElseGet(DevBrowserResource::fresh)));
        }
        Optional<String> jwt = current.flatMap(session -> minted(session, origin));
        Instant changed =
                client.map(Client::sessionsChangedAt).orElse(wire.clock().instant());
        lines.addAll(wire.cookies().clientUat(changed, jwt.isPresent()));
        lines.addAll(wire.cookies().session(jwt.orElse("")));
        return lines;
    }

    private Optional<String> minted(Session session, String origin) {
        return switch (wire.tokens().mintFor(session.id(), origin)) {
            case Minted.Token token -> Optional.of(token.jwt());
            case Minted.Nobody nobody -> Optional.empty();
        };
    }

    /// For SDKs that do not ask by a nonce yet: the lines themselves, signed.
    private String token(List<String> directives) {
        return new TokenSigner(wire.signingKeys().current()).sign(Map.of("handshake", directives));
    }

    private String cookie(String name, String value, int seconds) {
        String domain = wire.place().domain().isEmpty()
                ? ""
                : "; Domain=" + wire.place().domain();
        return name + "=" + value + "; Path=/" + domain + "; Max-Age=" + seconds + "; SameSite=Lax"
                + (wire.place().secure() ? "; Secure" : "");
    }
}
