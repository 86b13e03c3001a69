package dev.genkan.identity.attempt;

import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.user.EmailAddress;

/// A sign-up, sign-in or reset that has begun and is not over.
record Attempt(AttemptId id, ClientId client, EmailAddress address, String returnTo) {

    private static final int LONGEST_RETURN = 2048;

    /// An address that is too long to keep, or that no database would keep, leads nowhere.
    static String keptReturn(String returnTo) {
        boolean keepable = returnTo.length() <= LONGEST_RETURN
                && returnTo.codePoints().noneMatch(c -> c < ' ' || (c >= 0xD800 && c <= 0xDFFF));
        return keepable ? returnTo : "";
    }

    /// The same in another browser, which did not ask for the page that the first one was going to.
    Attempt takenOverBy(ClientId other) {
        return new Attempt(id, other, address, "");
    }
}
