package dev.genkan.server.wire;

import dev.genkan.gate.servlet.Neighbours;
import dev.genkan.identity.Secrets;
import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.session.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// How our own pages lead people home to applications whose SDKs have not seen them sign in.
///
/// Where cookies are common, which they are on one domain and on one machine, `__client_uat` says that there are
/// sessions, so that an SDK that finds no token asks for one. In development, where there may be no common domain, SDKs
/// of today are also told by the name of the developer's browser in the address, older ones by where the browser comes
/// from.
public record Applications(Place place, SdkCookies cookies, Clients clients, Sessions sessions) implements Neighbours {

    @Override
    public void signedIn(String clientToken, HttpServletResponse response) {
        clients.read(new ClientToken(clientToken))
                .ifPresent(client -> tell(client.sessionsChangedAt(), true, response));
    }

    @Override
    public void signedOut(HttpServletResponse response) {
        tell(Instant.EPOCH, false, response);
    }

    /// The browser as it came in, if somebody is signed in with it.
    private Optional<Client> known(HttpServletRequest request) {
        Cookie[] sent = request.getCookies();
        return Stream.of(sent == null ? new Cookie[0] : sent)
                .filter(cookie -> cookie.getName().equals("__client") && cookie.getValue() != null)
                .findFirst()
                .flatMap(cookie -> clients.read(new ClientToken(cookie.getValue())))
                .filter(client -> !sessions.live(client.id()).isEmpty());
    }

    private void tell(Instant changed, boolean signedIn, HttpServletResponse response) {
        if (place.live() || place.isHere()) {
            cookies.clientUat(changed, signedIn).forEach(line -> response.addHeader("Set-Cookie", line));
        }
    }

    @Override
    public String leadTo(String address, HttpServletRequest request, HttpServletResponse response) {
        known(request).ifPresent(client -> tell(client.sessionsChangedAt(), true, response));
        if (place.live()) {
            return address;
        }
        response.setHeader("Referrer-Policy", "strict-origin");
        String joint = address.contains("?") ? "&" : "?";
        return address + joint + "__clerk_db_jwt=dvb_" + Secrets.fresh();
    }
}
