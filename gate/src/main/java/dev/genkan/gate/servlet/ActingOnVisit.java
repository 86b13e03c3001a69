package dev.genkan.gate.servlet;

import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Whether somebody acts in the member's place on one request: found out when first asked. Its text is the banner.
///
/// @param banner how it is said
record ActingOnVisit(Acting.Banner banner, HttpServletRequest request) {

    Optional<Acting> acting() {
        return Visit.find(request).flatMap(visit -> switch (visit.auth()) {
            case Auth.SignedIn member ->
                member.claims().actor().isPresent() ? Optional.of(banner.of(member)) : Optional.empty();
            case Auth.SignedOut nobody -> Optional.<Acting>empty();
        });
    }

    @Override
    public String toString() {
        return acting().flatMap(one -> Visit.find(request).map(visit -> banner.html(one, visit, request)))
                .orElse("");
    }
}
