package dev.genkan.identity.attempt;

import dev.genkan.identity.attempt.SignUpRows.Row;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;

/// What a sign-up looks like from outside.
record SignUpViews(Collaborators with) {

    SignUpAttempt of(Row row) {
        Begun begun = new Begun(row.id(), row.client(), row.abandonAt());
        EmailAddress address = row.said().address();
        UserId user = row.user();
        SessionId session = row.session();
        Newcomer newcomer = new Newcomer(
                address == null ? "" : address.value(),
                row.said().firstName(),
                row.said().lastName(),
                row.said().locale(),
                row.said().externalId(),
                row.password() != null || user != null,
                row.said().unsafeMetadata(),
                row.said().publicMetadata());
        if (user != null && session != null) {
            return new SignUpAttempt.Complete(begun, newcomer, mailbox(row), user, session);
        }
        return row.open(with.clock().instant())
                ? new SignUpAttempt.MissingRequirements(
                        begun, newcomer, mailbox(row), with.factors().password())
                : new SignUpAttempt.Abandoned(begun, newcomer);
    }

    private Verification mailbox(Row row) {
        if (row.invitation() != null) {
            return new Verification.Shown(Strategy.TICKET);
        }
        Strategy strategy = row.strategy();
        return strategy == null
                ? new Verification.Unprepared()
                : new MailProof(with).of(row.id(), strategy, row.proven());
    }

    /// Whether a browser still has to do with it.
    boolean matters(SignUpAttempt attempt) {
        return switch (attempt) {
            case SignUpAttempt.MissingRequirements open -> true;
            case SignUpAttempt.Complete done -> lives(done.session());
            case SignUpAttempt.Abandoned over -> false;
        };
    }

    private boolean lives(SessionId session) {
        return with.sessions()
                .find(session)
                .filter(found -> !found.state().over())
                .isPresent();
    }
}
