package dev.genkan.server.profile;

import java.util.Optional;
import java.util.stream.Stream;

/// What was just done, said once on the page after the 303. The address carries one of these words and no text: nobody
/// can make the page say anything else.
enum Toast {
    NAME_SAVED("name", "profile.done.name"),
    ADDRESS_ADDED("address-added", "profile.done.addressAdded"),
    ADDRESS_REMOVED("address-removed", "profile.done.addressRemoved"),
    PRIMARY_CHANGED("primary", "profile.done.primary"),
    PASSWORD_SET("password", "profile.done.password"),
    SIGNED_OUT("signed-out", "profile.done.signedOut"),
    OTHERS_SIGNED_OUT("others", "profile.done.others");

    private final String word;
    private final String key;

    Toast(String word, String key) {
        this.word = word;
        this.key = key;
    }

    String query() {
        return "?done=" + word;
    }

    String key() {
        return key;
    }

    static Optional<Toast> named(Call call) {
        String query = call.request().getQueryString();
        return Stream.of(values())
                .filter(toast -> toast.query().equals("?" + query))
                .findFirst();
    }
}
