package dev.genkan.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// What counts as one place on the internet: an IPv4 address, or the /64 of an IPv6 address, because a single
/// household has all of the latter.
public final class Network {

    private Network() {}

    /// `192.0.2.7`, or `2001:db8:0:1::/64`.
    public static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 8; i += 2) {
            groups.add(Integer.toHexString(((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF)));
        }
        return String.join(":", groups) + "::/64";
    }
}
