package dev.genkan.identity.attempt;

import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.util.ArrayList;
import java.util.List;

/// Where a sign-up is in its life. One that is over is never finished.
public sealed interface SignUpAttempt {

    Begun begun();

    Newcomer newcomer();

    /// Something is still asked: the address, a password, or proof of the mailbox.
    ///
    /// @param mailbox how far the proof of the address has come
    /// @param byPassword whether newcomers are asked for a password
    record MissingRequirements(Begun begun, Newcomer newcomer, Verification mailbox, boolean byPassword)
            implements SignUpAttempt {

        /// What was not given yet, by its name on the wire.
        public List<String> missing() {
            List<String> fields = new ArrayList<>();
            if (newcomer.emailAddress().isEmpty()) {
                fields.add("email_address");
            }
            if (byPassword && !newcomer.hasPassword()) {
                fields.add("password");
            }
            return List.copyOf(fields);
        }

        /// Whether there is an address that nobody has proven.
        public boolean unproven() {
            return !newcomer.emailAddress().isEmpty() && !proven(mailbox);
        }
    }

    /// A user has come of it, and a session.
    record Complete(Begun begun, Newcomer newcomer, Verification mailbox, UserId user, SessionId session)
            implements SignUpAttempt {}

    /// Its time is up, or the browser has begun something else.
    record Abandoned(Begun begun, Newcomer newcomer) implements SignUpAttempt {}

    /// Whether this proof is one.
    static boolean proven(Verification verification) {
        return switch (verification) {
            case Verification.Unprepared nothing -> false;
            case Verification.ByMail mail -> mail.status() == Verification.Status.VERIFIED;
            case Verification.Shown shown -> true;
        };
    }
}
