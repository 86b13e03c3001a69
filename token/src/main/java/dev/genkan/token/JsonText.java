package dev.genkan.token;

import java.util.Optional;

/// What a text inside JSON may not hold.
final class JsonText {

    private JsonText() {}

    /// What is wrong with the text, or empty.
    static Optional<String> complaint(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.of("the character NUL (\\u0000) is not allowed");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of("half of a surrogate pair (\\u%04x) is not a character".formatted((int) c));
            }
        }
        return Optional.empty();
    }
}
