package dev.genkan.server.backendapi;

import dev.genkan.identity.attempt.Ticket;

/// Where somebody goes with a ticket.
final class TicketUrl {

    private TicketUrl() {}

    static String of(BackCall call, Ticket ticket) {
        return call.wire().place().publicUrl() + "/v1/tickets/accept?ticket=" + ticket.value();
    }
}
