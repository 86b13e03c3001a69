package dev.genkan.identity.session;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody may have meant by a name that is not offered.
final class ShortcodeGuess {

    private static final List<String> OFFERED = Stream.concat(
                    Stream.of("user.public_metadata", "user.unsafe_metadata"), Shortcode.NAMES.stream())
            .toList();

    private ShortcodeGuess() {}

    /// The nearest name that is offered, with the path into metadata that was asked for; empty if none is near.
    static Optional<String> near(String name) {
        String[] parts = name.split("\\.");
        String asked = Arrays.stream(parts).limit(2).collect(Collectors.joining("."));
        String rest =
                Arrays.stream(parts).skip(2).filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
        return similar(asked)
                .or(() -> containing(asked))
                .map(offered -> offered.endsWith("_metadata") && !rest.isEmpty() ? offered + "." + rest : offered)
                .filter(guess -> !guess.equals(name));
    }

    private static Optional<String> similar(String asked) {
        String plain = plain(asked);
        return OFFERED.stream()
                .min(Comparator.comparingInt(offered -> distance(plain, plain(offered))))
                .filter(offered -> distance(plain, plain(offered)) <= Math.max(2, plain.length() / 6));
    }

    /// `user.email` is part of `user.primary_email_address`.
    private static Optional<String> containing(String asked) {
        String word = plain(asked.substring(asked.indexOf('.') + 1));
        return word.length() < 3
                ? Optional.empty()
                : OFFERED.stream()
                        .filter(offered -> plain(offered.substring(offered.indexOf('.') + 1))
                                .contains(word))
                        .findFirst();
    }

    private static String plain(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }

    /// How many letters have to be put in, taken away or replaced to make one of the other (Levenshtein).
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
