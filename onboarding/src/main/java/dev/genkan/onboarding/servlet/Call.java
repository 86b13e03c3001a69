package dev.genkan.onboarding.servlet;

import dev.genkan.gate.servlet.Callers;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Step;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;

/// One request of a member.
///
/// @param locale the language they are answered in
/// @param step the one whose own address this is; empty at that of the flow
record Call(
        Visit visit,
        HttpServletRequest request,
        HttpServletResponse response,
        Member member,
        Locale locale,
        Optional<Step> step) {

    boolean wantsPage() {
        return Callers.wantsPage(request);
    }
}
