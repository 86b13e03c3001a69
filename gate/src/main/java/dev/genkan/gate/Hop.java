package dev.genkan.gate;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One proxy's word on whom it passed on.
///
/// @param address empty if it does not say, or says it in a way that nobody understands
record Hop(Optional<InetAddress> address) {

    /// More than these, counted from the application, are never real.
    static final int MOST = 32;

    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)](?::\\d{1,5})?|([0-9.]+):\\d{1,5}");
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String VALUE = "(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")";
    private static final String PAIR = TOKEN + "=" + VALUE;
    // RFC 7239, 4: one element; and its one pair that is looked for
    private static final Pattern ELEMENT = Pattern.compile(PAIR + "(?:[ \\t]*;[ \\t]*" + PAIR + ")*+;?");
    private static final Pattern FOR = Pattern.compile(
            "(?:^|;)[ \\t]*for=(?:\"([^\"\\\\]*)\"|([^;\"\\s]+))[ \\t]*(?=;|$)", Pattern.CASE_INSENSITIVE);

    /// The nearest first, [#MOST] at the most.
    static List<Hop> ofForwardedFor(List<String> values) {
        return nearestFirst(values, false);
    }

    /// The same of the standard header.
    static List<Hop> ofForwarded(List<String> values) {
        return nearestFirst(values, true);
    }

    private static List<Hop> nearestFirst(List<String> values, boolean standard) {
        List<Hop> hops = new ArrayList<>();
        for (String value : values.reversed()) {
            // each line by itself, so that no quote of a stranger's line swallows a proxy's
            for (String element : elements(value, standard).reversed()) {
                if (hops.size() == MOST) {
                    return hops;
                }
                hops.add(new Hop(standard ? named(element) : address(element)));
            }
        }
        return hops;
    }

    /// The parts between commas that are not in quotes; the old header knows no quotes.
    private static List<String> elements(String value, boolean quotes) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"' && quotes) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                elements.add(value.substring(start, i).strip());
                start = i + 1;
            }
        }
        elements.add(value.substring(start).strip());
        return elements;
    }

    private static Optional<InetAddress> named(String element) {
        if (element.length() > 512 || !ELEMENT.matcher(element).matches()) {
            return Optional.empty();
        }
        List<String> named = FOR.matcher(element)
                .results()
                .map(pair -> pair.group(1) == null ? pair.group(2) : pair.group(1))
                .toList();
        return named.size() == 1 ? address(named.getFirst()) : Optional.empty();
    }

    private static Optional<InetAddress> address(String text) {
        Matcher ported = WITH_PORT.matcher(text);
        if (!ported.matches()) {
            return IpAddress.parsed(text);
        }
        return IpAddress.parsed(ported.group(1) == null ? ported.group(2) : ported.group(1));
    }
}
