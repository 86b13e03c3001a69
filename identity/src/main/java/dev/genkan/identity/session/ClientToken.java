package dev.genkan.identity.session;

import dev.genkan.identity.Secrets;

/// What a browser shows to be recognised: the raw value of its `__client` cookie, 256 random bits in Base64url. Any
/// text may be looked up; only its SHA-256 is stored. It prints as its name.
public record ClientToken(String value) {

    /// The browser shows nothing.
    public static final ClientToken NONE = new ClientToken("");

    /// One that nobody has yet.
    public static ClientToken fresh() {
        return new ClientToken(Secrets.fresh());
    }

    public boolean isNone() {
        return value.isEmpty();
    }

    /// The form in which it is stored.
    String hash() {
        return Secrets.hash(value);
    }

    @Override
    public String toString() {
        return "ClientToken";
    }
}
