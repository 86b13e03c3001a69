package dev.genkan.server.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The cookies that SDKs read, as whole `Set-Cookie` lines. Each is written twice, with and without the ending of the
/// instance: SDKs of today want the one, older ones the other.
public record SdkCookies(Place place) {

    private static final Duration LONG = Duration.ofDays(365);

    /// When the set of sessions last changed, in seconds; 0 where nobody is signed in. SDKs ask for a new token if
    /// theirs is older.
    public List<String> clientUat(Instant sessionsChangedAt, boolean signedIn) {
        String value = signedIn ? String.valueOf(sessionsChangedAt.getEpochSecond()) : "0";
        String domain = place.live() && !place.domain().isEmpty() ? "; Domain=" + place.domain() : "";
        return both("__client_uat", value, domain);
    }

    /// @param jwt empty to take it away
    public List<String> session(String jwt) {
        return both("__session", jwt, "");
    }

    /// What tells the browser of a developer from others, to the SDKs; it opens nothing here.
    public List<String> devBrowser(String token) {
        return both("__clerk_db_jwt", token, "");
    }

    /// By which the browser is known here.
    ///
    /// @param token empty to take it away
    /// @param life how long the browser keeps it
    public String client(String token, Duration life) {
        return "__client=" + token + "; Path=/; Max-Age=" + (token.isEmpty() ? 0 : life.toSeconds()) + "; HttpOnly"
                + attributes();
    }

    private List<String> both(String name, String value, String domain) {
        String rest = "=" + value + "; Path=/" + domain + "; Max-Age=" + (value.isEmpty() ? 0 : LONG.toSeconds())
                + attributes();
        List<String> lines = new ArrayList<>();
        lines.add(name + rest);
        lines.add(name + place.key().cookieSuffix() + rest);
        return lines;
    }

    private String attributes() {
        return "; SameSite=Lax" + (place.secure() ? "; Secure" : "");
    }
}
