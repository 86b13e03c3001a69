package dev.genkan.identity.attempt;

import java.util.Optional;
import java.util.stream.Stream;

/// How somebody proves who they are, or that a mailbox is theirs.
public enum Strategy {
    PASSWORD("password"),
    EMAIL_CODE("email_code"),
    EMAIL_LINK("email_link"),
    RESET_PASSWORD_EMAIL_CODE("reset_password_email_code"),
    TICKET("ticket");

    private final String wire;

    Strategy(String wire) {
        this.wire = wire;
    }

    /// As it is called on the wire, and stored.
    public String wire() {
        return wire;
    }

    /// Empty for what is not known here.
    public static Optional<Strategy> of(String wire) {
        return Stream.of(values())
                .filter(strategy -> strategy.wire.equals(wire))
                .findFirst();
    }
}
