package dev.genkan.onboarding.servlet;

import dev.genkan.gate.servlet.Callers;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.token.Auth;
import dev.genkan.token.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;

/// One request of somebody who is signed in.
///
/// @param actor who asks: the member, unless somebody acts in their place
/// @param locale the language they are answered in
record Call(
        Visit visit,
        HttpServletRequest request,
        HttpServletResponse response,
        UserId user,
        UserId actor,
        Locale locale) {

    static Call of(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            Auth.SignedIn visitor,
            Locale locale) {
        UserId actor = visitor.claims().actor().map(UserId::new).orElse(visitor.userId());
        return new Call(visit, request, response, visitor.userId(), actor, locale);
    }

    boolean wantsPage() {
        return Callers.wantsPage(request);
    }

    /// Who it is, as they are stored now; empty if they are gone, and then they are signed out by this response:
    /// otherwise they would come back from the sign-in page with the same token.
    Optional<Member> member(Members members) {
        Optional<Member> known = members.find(user);
        if (known.isEmpty()) {
            visit.signedOut();
        }
        return known;
    }
}
