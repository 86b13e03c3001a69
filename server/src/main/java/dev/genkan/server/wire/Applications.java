package dev.genkan.server.wire;

import dev.genkan.gate.servlet.Neighbours;
import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;

/// How our own pages lead people home to applications whose SDKs have not seen them sign in.
///
/// Production: the cookie `__client_uat` on the common domain says that there are sessions, so that an SDK that finds no
/// token asks for one. Development: there is no common domain. SDKs of today are told by the name of the developer's
/// browser in the address, older ones by where the browser comes from.
public record Applications(Place place, SdkCookies cookies, Clients clients) implements Neighbours {

    @Override
    public void signedIn(String clientToken, HttpServletResponse response) {
        if (place.live()) {
            Instant changed = clients.read(new ClientToken(clientToken))
                    .map(Client::sessionsChangedAt)
                    .orElse(Instant.EPOCH);
            cookies.clientUat(changed, true).forEach(line -> response.addHeader("Set-Cookie", line));
        }
    }

    @Override
    public void signedOut(HttpServletResponse response) {
        if (place.live()) {
            cookies.clientUat(Instant.EPOCH, false).forEach(line -> response.addHeader("Set-Cookie", line));
        }
    }

    @Override
    public String leadTo(String address, HttpServletRequest request, HttpServletResponse response) {
        if (place.live()) {
            return address;
        }
        response.setHeader("Referrer-Policy", "strict-origin");
        String joint = address.contains("?") ? "&" : "?";
        return address + joint + "__clerk_db_jwt=dvb_" + Secrets.fresh();
    }
}
