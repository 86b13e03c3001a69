package dev.genkan.identity.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Where webhooks may go.
///
/// @param plainHttp whether an endpoint may have an address without TLS
/// @param privateAddresses whether it may be in this machine or its network
public record Destinations(boolean plainHttp, boolean privateAddresses) {

    /// Anywhere: on a developer's machine the receiver is there too.
    public static final Destinations ANYWHERE = new Destinations(true, true);

    private static final int LONGEST = 2048;

    /// Only https, and only the public internet unless that is said otherwise.
    public static Destinations inProduction(boolean privateAddresses) {
        return new Destinations(false, privateAddresses);
    }

    /// Why an endpoint cannot have this address, in a sentence; empty if it can.
    public Optional<String> objectionTo(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || url.getPort() > 65_535 || !(scheme.equals("https") || scheme.equals("http"))) {
            return Optional.of("An endpoint has a whole address, such as https://acme.example/webhooks.");
        }
        if (scheme.equals("http") && !plainHttp) {
            return Optional.of("In production an endpoint has an https address.");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("The address of an endpoint has neither a user nor a fragment in it.");
        }
        String text = url.toString();
        if (text.length() > LONGEST || !text.equals(url.toASCIIString())) {
            return Optional.of("The address of an endpoint is ASCII, at most " + LONGEST + " characters of it.");
        }
        return Optional.empty();
    }

    /// Whether a connection to this address may be opened.
    boolean allow(InetAddress address) {
        return privateAddresses || PublicAddress.is(address);
    }
}
