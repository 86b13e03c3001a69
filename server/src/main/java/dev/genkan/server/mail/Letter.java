package dev.genkan.server.mail;

import dev.genkan.token.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /// As it waits in the outbox.
    String toJson() {
        return Json.write(Map.of(
                "to",
                to,
                "subject",
                subject,
                "html",
                html,
                "text",
                text,
                "code",
                code,
                "at",
                writtenAt.toEpochMilli()));
    }

    /// @throws IllegalArgumentException if it was not written by [#toJson]
    static Letter of(String json) {
        Map<String, @Nullable Object> read = Json.parseObject(json);
        if (read.get("to") instanceof String to
                && read.get("subject") instanceof String subject
                && read.get("html") instanceof String html
                && read.get("text") instanceof String text
                && read.get("code") instanceof String code
                && read.get("at") instanceof Long at) {
            return new Letter(to, subject, html, text, code, Instant.ofEpochMilli(at));
        }
        throw new IllegalArgumentException("this is no letter of ours");
    }

    /// Names the recipient's domain only: subject and body may carry a code.
    @Override
    public String toString() {
        return "Letter[to …" + to.substring(Math.max(0, to.lastIndexOf('@'))) + ", " + writtenAt + "]";
    }
}
