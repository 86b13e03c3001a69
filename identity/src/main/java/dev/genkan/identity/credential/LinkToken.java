package dev.genkan.identity.credential;

import dev.genkan.identity.Secrets;

/// What the link in a mail carries: 256 random bits in Base64url. Any text may be looked up; only its hash is stored.
/// It prints as its name.
public record LinkToken(String value) {

    /// None: the mail carries no link.
    public static final LinkToken NONE = new LinkToken("");

    static LinkToken fresh() {
        return new LinkToken(Secrets.fresh());
    }

    String hash() {
        return Secrets.hash(value);
    }

    @Override
    public String toString() {
        return "LinkToken";
    }
}
