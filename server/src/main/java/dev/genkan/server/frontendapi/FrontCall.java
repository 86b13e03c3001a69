package dev.genkan.server.frontendapi;

import dev.genkan.identity.Browser;
import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Wire;
import dev.genkan.server.wire.WireIds;
import dev.genkan.token.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call of a browser: what was asked, by whom, and what it will be known by afterwards. Belongs to its request.
public final class FrontCall {

    private final Wire wire;
    private final Map<String, String> variables;
    private final Fields query;
    private final Fields body;
    private final byte[] file;
    private final String origin;
    private final Browser browser;
    private ClientToken shown;
    private boolean changed;
    private @Nullable String device;

    FrontCall(
            Wire wire,
            Map<String, String> variables,
            Fields query,
            Fields body,
            byte[] file,
            String origin,
            Browser browser,
            ClientToken shown) {
        this.wire = wire;
        this.variables = variables;
        this.query = query;
        this.body = body;
        this.file = file;
        this.origin = origin;
        this.browser = browser;
        this.shown = shown;
    }

    /// The part of the path that the template calls so.
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    public Fields query() {
        return query;
    }

    public Fields body() {
        return body;
    }

    /// What was sent in place of fields; empty for a call that takes none.
    public byte[] file() {
        return file;
    }

    /// The origin of the page that asks; empty if it is not a page.
    public String origin() {
        return origin;
    }

    public Browser browser() {
        return browser;
    }

    /// What the browser shows, or will show after this answer.
    public ClientToken shown() {
        return shown;
    }

    /// The browser shows this from now on.
    public void knownBy(ClientToken token) {
        if (!token.equals(shown)) {
            shown = token;
            changed = true;
        }
    }

    /// The browser is one in which somebody has signed in, and shows this from now on.
    public void deviceKnownBy(String token) {
        device = token;
    }

    Optional<String> newDevice() {
        return Optional.ofNullable(device);
    }

    boolean clientChanged() {
        return changed;
    }

    /// The client, as it is now; empty for a browser that nobody knows.
    public Optional<Client> client() {
        return wire.clients().read(shown);
    }

    /// The client.
    ///
    /// @throws Refused 401 if nobody knows the browser
    public Client requireClient() {
        return client().orElseThrow(() -> new Refused(Errors.signedOut()));
    }

    /// The live session that the call names, or else the one the browser last used.
    ///
    /// @throws Refused 401 if there is none
    public Session session() {
        Client client = requireClient();
        List<Session> live = wire.sessions().live(client.id());
        Optional<String> named = query.text("_clerk_session_id");
        Optional<SessionId> wanted = named.isPresent() ? named.map(FrontCall::sessionId) : client.lastActive();
        return live.stream()
                .filter(session -> wanted.isEmpty() || session.id().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> new Refused(Errors.signedOut()));
    }

    /// The session of this browser that the path names, if it is alive. One beneath it, of somebody who acts in a
    /// member's place, is as unknown as any other browser's.
    ///
    /// @throws Refused 401 if it is over, 404 if it is no session of this browser
    public Session sessionNamed(String id) {
        Client client = requireClient();
        Session session = WireIds.session(id)
                .flatMap(wire.sessions()::find)
                .filter(found -> found.clientId().equals(client.id()))
                .orElseThrow(() -> new Refused(Errors.notFound("session")));
        if (session.state().over()) {
            throw new Refused(Errors.signedOut());
        }
        if (client.lastActive().filter(session.id()::equals).isEmpty()) {
            throw new Refused(Errors.notFound("session"));
        }
        return session;
    }

    private static SessionId sessionId(String text) {
        return WireIds.session(text).orElseThrow(() -> new Refused(Errors.signedOut()));
    }

    /// Whose session it is.
    ///
    /// @throws Refused 401 if nobody is signed in
    public User member() {
        return wire.users().find(session().userId()).orElseThrow(() -> new Refused(Errors.signedOut()));
    }
}
