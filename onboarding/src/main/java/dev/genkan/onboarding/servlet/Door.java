package dev.genkan.onboarding.servlet;

import dev.genkan.gate.Sessions;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Members;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;

/// Whether a member still has to answer. The token is asked first; where it says yes, the store has the last word.
record Door(Onboarding flow, Members members) {

    /// A token that knows less than the store is renewed on this very response.
    boolean isThrough(Visit visit) {
        if (!isOpen(visit)) {
            return true;
        }
        boolean through =
                visit.auth() instanceof Auth.SignedIn member && flow.isDone(members.publicMetadata(member.userId()));
        if (through) {
            renew(visit);
        }
        return through;
    }

    /// Whether the visit's token still says that the flow has to be answered. After [#renew] this is a fault of the
    /// configuration: leading the member on would bring them back here.
    boolean isOpen(Visit visit) {
        return visit.auth() instanceof Auth.SignedIn member
                && flow.unmet(member, visit.path()).isPresent();
    }

    /// A token that says what the store says now.
    void renew(Visit visit) {
        if (visit.auth() instanceof Auth.SignedIn member) {
            switch (members.fresh(member.claims())) {
                case Sessions.Fresh.SignedIn fresh -> visit.renewed(fresh.token());
                case Sessions.Fresh.SignedOut over -> visit.signedOut();
            }
        }
    }
}
