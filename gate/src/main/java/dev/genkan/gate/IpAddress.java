package dev.genkan.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address as text, from a container, a header or a configuration. Nothing is ever looked up: what is not written in
/// numbers is none.
public final class IpAddress {

    private static final Pattern FOUR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F.:]{2,45}");
    // RFC 4007, 11: a zone says which of this machine's own links is meant
    private static final Pattern ZONE = Pattern.compile("%[0-9A-Za-z._~-]{1,32}$");

    private IpAddress() {}

    /// `192.0.2.7`, `2001:db8::7`, `fe80::7%eth0` (without the zone then); an IPv4 address that is written as an IPv6
    /// one is the IPv4 address. Empty for everything else.
    public static Optional<InetAddress> parsed(String text) {
        Matcher four = FOUR.matcher(text);
        if (four.matches()) {
            return fromOctets(four);
        }
        String bare = text.indexOf(':') < 0 ? text : ZONE.matcher(text).replaceFirst("");
        if (bare.indexOf(':') < 0 || !SIX.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            // in brackets it is an address or nothing
            return Optional.of(InetAddress.getByName("[" + bare + "]"));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> fromOctets(Matcher four) {
        byte[] octets = new byte[4];
        for (int i = 0; i < octets.length; i++) {
            int octet = Integer.parseInt(four.group(i + 1));
            if (octet > 255) {
                return Optional.empty();
            }
            octets[i] = (byte) octet;
        }
        try {
            return Optional.of(InetAddress.getByAddress(octets));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four octets are an address", impossible);
        }
    }
}
