package dev.genkan.forms;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// A `URI`, or a `String` under `@URL`: the address of a page. What an application shows as a link must not be a
/// script, nor pretend to another host: it is `http` or `https`, has a host, and nobody's name before it.
///
/// @param asText whether the component is a `String`
record LinkControl(Field.Link field, boolean asText, boolean emptyIsNull) implements LineControl {

    /// What every browser and server takes.
    static final int LONGEST = 2_048;

    static Control of(Shape shape) {
        boolean asText = shape.type() == String.class;
        if (!asText) {
            shape.requireDecided();
        }
        int maxLength = Math.min(shape.constraints().maxLength(), LONGEST);
        return new LinkControl(
                new Field.Link(shape.path(), shape.required(), maxLength, shape.hint()),
                asText,
                !asText || shape.required() || shape.nullable());
    }

    @Override
    public Reading read(String posted) {
        String line = Typed.line(posted);
        if (line.isEmpty()) {
            return new Reading.Value(emptyIsNull ? null : "", shown(""));
        }
        String shown = Typed.shown(line);
        if (line.length() > field.maxLength()) {
            return new Reading.Unreadable(Rules.tooLong(field.name(), field.maxLength()), shown(shown));
        }
        try {
            URI address = new URI(line);
            return isPage(address)
                    ? new Reading.Value(asText ? line : address, shown(line))
                    : unreadable("validation.url", shown);
        } catch (URISyntaxException typo) {
            return unreadable("validation.url", shown);
        }
    }

    private static boolean isPage(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && !Typed.hasForbiddenCharacters(address.toString());
    }

    @Override
    public Object json(Object value) {
        return value.toString();
    }
}
