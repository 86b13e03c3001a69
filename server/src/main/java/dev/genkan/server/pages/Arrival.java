package dev.genkan.server.pages;

import dev.genkan.gate.Sessions;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.session.ClientToken;

/// Coming in: the response that ends a sign-up or sign-in carries both cookies and leads where the visitor was going.
public record Arrival(Desk desk, Sessions sessions) {

    /// @param client the browser's new token; the one it came with is worth nothing any more
    /// @param returnTo the path remembered with the attempt; empty for none
    public void welcome(Visit visit, ClientToken client, String returnTo) {
        switch (sessions.freshFor(client.value())) {
            case Sessions.Fresh.SignedIn member -> {
                visit.signedIn(client.value(), member.token());
                visit.seeOther(returnTo.isEmpty() ? desk.landing() : returnTo);
            }
            // banned, or signed out by somebody, between two breaths
            case Sessions.Fresh.SignedOut gone -> visit.seeOther(desk.paths().signIn());
        }
    }
}
