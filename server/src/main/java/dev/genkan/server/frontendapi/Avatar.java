package dev.genkan.server.frontendapi;

import dev.genkan.identity.user.User;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The picture of somebody who has set none: their initials on a colour that is always theirs.
final class Avatar {

    /// Dark enough for white letters (4.5 to 1), and far enough apart to tell neighbours by.
    private static final String[] COLOURS = {
        "#2f5d50", "#7a3e48", "#3f4f7f", "#6a4c1f", "#52407a", "#22606e", "#7a4a2a", "#4a5a2a"
    };

    private Avatar() {}

    /// An SVG of 96 by 96.
    static String of(User user) {
        String colour = COLOURS[Math.floorMod(user.id().value().hashCode(), COLOURS.length)];
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96" role="img">\
                <rect width="96" height="96" fill="%s"/>\
                <text x="48" y="50" fill="#ffffff" font-family="system-ui, sans-serif" font-size="36" font-weight="600" \
                text-anchor="middle" dominant-baseline="central">%s</text></svg>
                """.formatted(colour, initials(user));
    }

    /// Letters and digits only, so that nothing of it can be markup; none for somebody without a name, whose address is
    /// nobody's business here.
    private static String initials(User user) {
        return Stream.of(user.firstName(), user.lastName())
                .map(name -> name.codePoints()
                        .filter(Character::isLetterOrDigit)
                        .limit(1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
