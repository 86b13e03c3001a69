package dev.genkan.server.mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One rendered mail, ready to be delivered.
///
/// @param to the one address it goes to
/// @param subject one line
/// @param html a whole document with inline styles, as mail programs want it
/// @param text the same in plain text, lines of at most 72 characters
/// @param code the six digits in it, or an empty text if it carries none
/// @param writtenAt when it was rendered, to the millisecond
public record Letter(String to, String subject, String html, String text, String code, Instant writtenAt) {

    public Letter {
        writtenAt = writtenAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Names the recipient's domain only: subject and body may carry a code.
    @Override
    public String toString() {
        return "Letter[to …" + to.substring(Math.max(0, to.lastIndexOf('@'))) + ", " + writtenAt + "]";
    }
}
