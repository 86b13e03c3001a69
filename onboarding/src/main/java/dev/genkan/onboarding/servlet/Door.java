package dev.genkan.onboarding.servlet;

import dev.genkan.gate.Sessions;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Members;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import java.util.Optional;

/// Whether a member's token says that a flow has to be answered.
record Door(Onboarding flow, Members members) {

    /// After [#renew] this is a fault of the configuration, or the store says the same.
    boolean isOpen(Visit visit) {
        return visit.auth() instanceof Auth.SignedIn member
                && !flow.isDone(member.claims().metadata());
    }

    /// A token that says what the store says now.
    void renew(Visit visit) {
        renewed(visit);
    }

    /// The same.
    ///
    /// @return the token, for programs that keep no cookies; empty if the session is over
    Optional<String> renewed(Visit visit) {
        if (!(visit.auth() instanceof Auth.SignedIn member)) {
            return Optional.empty();
        }
        return switch (members.fresh(member.claims())) {
            case Sessions.Fresh.SignedIn fresh -> {
                visit.renewed(fresh.token());
                yield Optional.of(fresh.token());
            }
            case Sessions.Fresh.SignedOut over -> {
                visit.signedOut();
                yield Optional.empty();
            }
        };
    }
}
