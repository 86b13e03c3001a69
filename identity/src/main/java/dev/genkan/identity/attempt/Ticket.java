package dev.genkan.identity.attempt;

import dev.genkan.identity.Secrets;

/// What an application hands to somebody instead of a factor: 256 random bits in Base64url. Any text may be looked up;
/// only its hash is stored. It prints as its name.
public record Ticket(String value) {

    static Ticket fresh() {
        return new Ticket(Secrets.fresh());
    }

    String hash() {
        return Secrets.hash(value);
    }

    @Override
    public String toString() {
        return "Ticket";
    }
}
