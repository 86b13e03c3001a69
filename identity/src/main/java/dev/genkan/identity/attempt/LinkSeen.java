package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import java.time.Duration;

/// What the link in a mail leads to. Looking uses nothing up: mail programs look at links before people do.
public sealed interface LinkSeen {

    enum Purpose {
        SIGN_IN,
        SIGN_UP,
        RESET
    }

    /// One press of a button away.
    ///
    /// @param here whether this is the browser in which it was asked for
    /// @param asked the browser in which it was
    /// @param ago how long that is ago
    record Open(Purpose purpose, String emailAddress, boolean here, Browser asked, Duration ago) implements LinkSeen {}

    /// It, or the code beside it, has been used.
    record Used() implements LinkSeen {}

    /// Its time is up, or the browser that asked has begun something else.
    record Expired() implements LinkSeen {}

    /// A newer one was sent, or there never was such a link.
    record Unknown() implements LinkSeen {}
}
