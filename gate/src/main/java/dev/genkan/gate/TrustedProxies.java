package dev.genkan.gate;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// The proxies that stand in front of the application, by address: only they are believed when they say whom they pass
/// on. With none, the peer of the connection is the visitor.
///
/// Only the visitor's address is ever taken from a header. Scheme, host and port are the configured public URL's.
public final class TrustedProxies {

    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /// @param configured addresses such as `10.0.0.7` or `2001:db8::7`, or networks such as `10.0.0.0/8`
    /// @throws IllegalArgumentException for anything else; its message is for the operator
    public static TrustedProxies of(List<String> configured) {
        return new TrustedProxies(configured.stream().map(Network::parsed).toList());
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /// Who stands behind `peer`. From the nearest hop outwards, each proxy of ours names the one before it; the first
    /// address that is not one of ours is the visitor. What a stranger has written further out is never reached.
    ///
    /// If two kinds of headers disagree, one of them was written by a stranger and passed through, and nobody knows
    /// which: then nothing is believed, and the visitor is `peer`.
    ///
    /// @param peer the other end of the connection
    /// @param forwardedFor the values of `X-Forwarded-For`, in their order
    /// @param forwarded the values of `Forwarded` (RFC 7239), in their order
    public InetAddress clientOf(InetAddress peer, List<String> forwardedFor, List<String> forwarded) {
        if (!trust(peer)) {
            return peer;
        }
        List<Hop> old = Hop.ofForwardedFor(forwardedFor);
        List<Hop> standard = Hop.ofForwarded(forwarded);
        if (old.isEmpty() || standard.isEmpty()) {
            return behind(peer, old.isEmpty() ? standard : old);
        }
        InetAddress client = behind(peer, old);
        return client.equals(behind(peer, standard)) ? client : peer;
    }

    private InetAddress behind(InetAddress peer, List<Hop> nearestFirst) {
        InetAddress known = peer;
        for (Hop hop : nearestFirst) {
            Optional<InetAddress> before = hop.address();
            if (before.isEmpty()) {
                // "unknown", or no address at all: the proxy that wrote it is as far as is known
                return known;
            }
            known = before.get();
            if (!trust(known)) {
                return known;
            }
        }
        return known;
    }

    private boolean trust(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    @Override
    public String toString() {
        return "TrustedProxies" + networks;
    }

    /// @param bits how many of its first bits count
    private record Network(InetAddress address, int bits) {

        static Network parsed(String text) {
            int slash = text.indexOf('/');
            Optional<InetAddress> address = IpAddress.parsed(slash < 0 ? text : text.substring(0, slash));
            if (address.isEmpty() || text.contains("%")) {
                throw unusable(text);
            }
            int most = address.get().getAddress().length * 8;
            String bits = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
            // of length 0 it would be everybody, and then anybody could be anybody
            if (!bits.matches("[1-9]\\d{0,2}") || Integer.parseInt(bits) > most) {
                throw unusable(text);
            }
            return new Network(address.get(), Integer.parseInt(bits));
        }

        boolean contains(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return address.getHostAddress() + "/" + bits;
        }

        private static IllegalArgumentException unusable(String text) {
            return new IllegalArgumentException("a proxy is an address such as 10.0.0.7 or 2001:db8::7, or a network"
                    + " such as 10.0.0.0/8 (not of length 0), not \"" + text + "\"");
        }
    }
}
