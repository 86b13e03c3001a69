package dev.genkan.onboarding.servlet;

import java.util.Arrays;
import java.util.Optional;

/// What a program may ask of a flow, besides how it stands.
enum ApiVerb {
    ANSWER("answer", ""),
    SKIP("skip", "skip"),
    BACK("back", "back"),
    SAVE("save", "save"),
    FINISH("finish", "");

    private final String word;
    private final String button;

    ApiVerb(String word, String button) {
        this.word = word;
        this.button = button;
    }

    /// The last part of its address.
    static Optional<ApiVerb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }

    /// The button of the page that means the same; empty for the one that goes on.
    String button() {
        return button;
    }
}
