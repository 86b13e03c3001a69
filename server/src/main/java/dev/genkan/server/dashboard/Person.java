package dev.genkan.server.dashboard;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A user as the pages show them.
public record Person(User user, Standing standing) {

    private static final int HUES = 8;

    public String id() {
        return user.id().value();
    }

    /// What one calls them: their name, or else whatever is known of them.
    public String name() {
        return name(user);
    }

    public static String name(User user) {
        String full = (user.firstName() + " " + user.lastName()).strip();
        return Stream.of(full, user.username(), address(user), user.id().value())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /// Where mails to them go; empty for nowhere.
    public String address() {
        return address(user);
    }

    static String address(User user) {
        return user.primaryAddress().map(EmailAddress::value).orElse("");
    }

    /// What stands below their name: the address, unless it is the name.
    public String below() {
        return address().isEmpty() || address().equals(name()) ? id() : address();
    }

    /// A letter or two.
    public String initials() {
        return Stream.of(name().strip().split("\\s+"))
                .limit(2)
                .map(word -> Character.toString(word.codePointAt(0)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }

    /// The colour behind them, always the same for one person.
    public int hue() {
        return Math.floorMod(user.id().hashCode(), HUES);
    }

    /// [Instant#EPOCH] if they never were.
    public Instant lastActive() {
        return Objects.requireNonNullElse(user.lastActiveAt(), Instant.EPOCH);
    }
}
