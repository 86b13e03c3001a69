package dev.genkan.server.wire;

import dev.genkan.gate.Origin;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where the server is, and what kind of instance it serves.
///
/// @param publicUrl the address of the Frontend API, as SDKs are told it; the issuer of every token
/// @param live whether keys and answers are those of a production instance
/// @param domain what the cookies that tell SDKs of a sign-in are for; empty for the host alone
/// @param key by which applications find it
public record Place(URI publicUrl, boolean live, String domain, PublishableKey key) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String OUR_NAME = "clerk.";

    /// @param publicUrl such as `https://clerk.acme.example` or `http://localhost:9000`
    public static Place of(URI publicUrl, boolean live) {
        String host = publicUrl.getHost().toLowerCase(Locale.ROOT);
        String port = publicUrl.getPort() == -1 ? "" : ":" + publicUrl.getPort();
        // SDKs of today want a dot in it; where a proxy URL is set, as on this machine, nobody looks it up
        String named = host.contains(".") ? host : OUR_NAME + host;
        return new Place(publicUrl, live, domainOf(host), PublishableKey.of(live, named + port));
    }

    /// What is left of a name such as `clerk.acme.example`, unless that is no domain of somebody's any more but all of
    /// `example`.
    private static String domainOf(String host) {
        if (isThisMachine(host)) {
            return "";
        }
        String rest = host.startsWith(OUR_NAME) ? host.substring(OUR_NAME.length()) : host;
        return rest.contains(".") ? rest : host;
    }

    public String origin() {
        return Origin.of(publicUrl);
    }

    public boolean secure() {
        return origin().startsWith("https:");
    }

    /// Host and port to which SDKs send people who have to sign in, if they find us by the key: they make `https://`
    /// and the host of the key into the address of the Frontend API, and `accounts.` of its `clerk.`. Empty where
    /// they have to be told.
    public Optional<String> accountsHost() {
        String host = publicUrl.getAuthority().toLowerCase(Locale.ROOT);
        return secure() && host.startsWith(OUR_NAME)
                ? Optional.of("accounts." + host.substring(OUR_NAME.length()))
                : Optional.empty();
    }

    /// Whether the server stands on the machine of whoever tries it.
    public boolean isHere() {
        return isThisMachine(publicUrl.getHost());
    }

    /// What secret keys begin with.
    public String secretPrefix() {
        return live ? "sk_live_" : "sk_test_";
    }

    static boolean isThisMachine(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return THIS_MACHINE.contains(lower) || lower.endsWith(".localhost");
    }
}
