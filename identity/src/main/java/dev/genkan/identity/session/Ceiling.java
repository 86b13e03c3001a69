package dev.genkan.identity.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How many bytes of JSON a template could at most take from the fields of any user, told from how large each field
/// ever was. Different values out of one metadata are together no larger than all of it.
final class Ceiling {

    private final Map<String, Integer> largest;
    private final List<List<String>> publicPaths = new ArrayList<>();
    private final List<List<String>> unsafePaths = new ArrayList<>();
    private long bytes;

    private Ceiling(Map<String, Integer> largest) {
        this.largest = largest;
    }

    /// @param largest bytes by field, see [dev.genkan.identity.user.LargestFields]
    static long of(ClaimsTemplate template, Map<String, Integer> largest) {
        Ceiling ceiling = new Ceiling(largest);
        template.shortcodes().forEach(ceiling::add);
        return ceiling.bytes
                + ceiling.layers(ceiling.publicPaths) * ceiling.largest("public_metadata")
                + ceiling.layers(ceiling.unsafePaths) * ceiling.largest("unsafe_metadata");
    }

    private void add(Shortcode shortcode) {
        switch (shortcode) {
            case Shortcode.PublicMetadata metadata -> publicPaths.add(metadata.path());
            case Shortcode.UnsafeMetadata metadata -> unsafePaths.add(metadata.path());
            case Shortcode.Named named ->
                bytes += named.name().equals("user.full_name")
                        ? largest("first_name") + largest("last_name")
                        : largest(named.name().replaceFirst("^user\\.", ""));
            case Shortcode.Literal literal -> {}
        }
    }

    /// How often any one place in the metadata is taken.
    private long layers(List<List<String>> paths) {
        return paths.stream()
                .mapToLong(deep -> paths.stream()
                        .filter(path -> path.size() <= deep.size()
                                && deep.subList(0, path.size()).equals(path))
                        .count())
                .max()
                .orElse(0);
    }

    private long largest(String field) {
        return largest.getOrDefault(field, 0);
    }
}
