package dev.genkan.server.pages;

import dev.genkan.gate.Sessions;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.attempt.Answer;

/// Coming in: the response that ends a sign-up or sign-in carries both cookies and leads where the visitor was going.
public record Arrival(Desk desk, Sessions sessions) {

    void welcome(Visit visit, Answer.SignedIn in) {
        switch (sessions.freshFor(in.client().value())) {
            case Sessions.Fresh.SignedIn member -> {
                visit.signedIn(in.client().value(), member.token());
                visit.knownAs(in.device().value());
                visit.seeOther(in.returnTo().isEmpty() ? desk.landing() : in.returnTo());
            }
            // banned, or signed out by somebody, between two breaths
            case Sessions.Fresh.SignedOut gone -> visit.seeOther(desk.paths().signIn());
        }
    }
}
