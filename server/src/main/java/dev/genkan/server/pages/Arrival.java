package dev.genkan.server.pages;

import dev.genkan.gate.Sessions;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.token.UserId;

/// Coming in: the response that ends a sign-up or sign-in carries both cookies and leads where the visitor was going.
///
/// @param after what else is done when somebody has come in
public record Arrival(Desk desk, Sessions sessions, AfterArriving after) {

    /// Told of everybody who comes in.
    public interface AfterArriving {

        /// @param client the browser's new token
        void arrived(ClientToken client, UserId user);
    }

    /// Somebody in this browser goes on with new cookies.
    ///
    /// @param client the browser's new token; the one it came with is worth nothing any more
    /// @param location where to go, without the context path
    public void goOn(Visit visit, ClientToken client, String location) {
        switch (sessions.freshFor(client.value())) {
            case Sessions.Fresh.SignedIn member -> {
                visit.signedIn(client.value(), member.token());
                visit.seeOther(location);
            }
            case Sessions.Fresh.SignedOut gone -> visit.seeOther(desk.paths().signIn());
        }
    }

    void welcome(Visit visit, Answer.SignedIn in) {
        switch (sessions.freshFor(in.client().value())) {
            case Sessions.Fresh.SignedIn member -> {
                visit.signedIn(in.client().value(), member.token());
                // whoever acts in a member's place makes this none of the member's browsers
                if (!in.device().isNone()) {
                    visit.knownAs(in.device().value());
                }
                after.arrived(in.client(), member.auth().userId());
                // looked at again: what was allowed when it was remembered may not be any more
                visit.seeOther(
                        ReturnTo.afterSigningIn(desk.site()).safe(in.returnTo()).orElse(desk.landing()));
            }
            // banned, or signed out by somebody, between two breaths
            case Sessions.Fresh.SignedOut gone -> visit.seeOther(desk.paths().signIn());
        }
    }
}
