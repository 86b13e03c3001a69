package dev.genkan.identity.attempt;

import java.util.Optional;

/// What is said to whoever shows a ticket that opens nothing.
final class Tickets {

    private Tickets() {}

    static Optional<Problem> problem(Optional<Invitation.Status> status) {
        if (status.isEmpty()) {
            return Optional.of(new Problem("ticket", Problem.TICKET_INVALID));
        }
        return switch (status.get()) {
            case PENDING -> Optional.empty();
            case ACCEPTED, REVOKED -> Optional.of(new Problem("ticket", Problem.TICKET_INVALID));
            case EXPIRED -> Optional.of(new Problem("ticket", Problem.TICKET_EXPIRED));
        };
    }
}
