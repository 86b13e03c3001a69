package dev.genkan.gate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Other origins that visitors may be led to after signing in, such as a documentation site of the same company.
public interface ReturnOrigins {

    ReturnOrigins NONE = new Named(Set.of());

    boolean contain(URI address);

    /// What a page's `form-action` has to allow: browsers apply it to where a form's answer redirects. Empty for
    /// nothing.
    String asSources();

    /// @param development whether `http` will do for this machine (`localhost`, `127.0.0.1`, `[::1]`); everywhere else
    ///     it is https
    /// @throws IllegalArgumentException for anything but an origin; its message is for the operator
    static ReturnOrigins of(List<String> configured, boolean development) {
        Set<String> origins = new TreeSet<>();
        for (String text : configured) {
            origins.add(Named.parsed(text, development));
        }
        return new Named(origins);
    }

    /// Named one by one in the configuration: a wildcard would be an invitation to whoever gets hold of one name below
    /// it.
    ///
    /// @param origins as browsers write them, such as `https://docs.example`
    record Named(Set<String> origins) implements ReturnOrigins {

        private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

        public Named {
            origins = Set.copyOf(origins);
        }

        @Override
        public boolean contain(URI address) {
            try {
                return origins.contains(Origin.of(address));
            } catch (IllegalArgumentException noOrigin) {
                return false;
            }
        }

        @Override
        public String asSources() {
            return String.join(" ", new TreeSet<>(origins));
        }

        /// @param development as above
        /// @throws IllegalArgumentException as above
        public static String parsed(String text, boolean development) {
            try {
                URI address = new URI(text);
                String origin = Origin.of(address);
                boolean safe = origin.startsWith("https://")
                        || (development
                                && THIS_MACHINE.contains(address.getHost().toLowerCase(Locale.ROOT)));
                if (safe && address.getRawPath().isEmpty() && !text.contains("?") && !text.contains("#")) {
                    return origin;
                }
            } catch (URISyntaxException | IllegalArgumentException noOrigin) {
                // said below
            }
            throw new IllegalArgumentException("an origin is scheme, host and port, such as https://docs.example, with"
                    + " https" + (development ? " (or http on this machine)" : "") + " and nothing after it, not \""
                    + text + "\"");
        }
    }
}
