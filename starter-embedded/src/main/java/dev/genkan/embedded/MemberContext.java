package dev.genkan.embedded;

import dev.genkan.gate.servlet.Visit;
import dev.genkan.token.Auth;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/// One request's visitor as a security context. The token is looked at when Spring Security asks who is there, and not
/// before: a route that it permits to everybody costs nothing.
final class MemberContext implements SecurityContext {

    private static final long serialVersionUID = 1;

    private final transient Visit visit;
    private final transient MemberAuthorities authorities;
    private @Nullable Authentication known;
    private boolean asked;

    MemberContext(Visit visit, MemberAuthorities authorities) {
        this.visit = visit;
        this.authorities = authorities;
    }

    /// None for a stranger.
    @Override
    public synchronized @Nullable Authentication getAuthentication() {
        if (!asked) {
            known = switch (visit.auth()) {
                case Auth.SignedIn member -> new MemberAuthentication(member, authorities.of(member));
                case Auth.SignedOut nobody -> null;
            };
            asked = true;
        }
        return known;
    }

    @Override
    public synchronized void setAuthentication(@Nullable Authentication authentication) {
        known = authentication;
        asked = true;
    }

    /// A request is not written down; who was there may be.
    private Object writeReplace() {
        Authentication member = getAuthentication();
        return member == null ? new SecurityContextImpl() : new SecurityContextImpl(member);
    }
}
