package dev.genkan.embedded;

import dev.genkan.token.Auth;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/// A member, as Spring Security sees one: the name is the user's id, the principal the [Auth.SignedIn]; there are no
/// credentials to be had.
final class MemberAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Auth.SignedIn member;
    private final String name;

    MemberAuthentication(Auth.SignedIn member, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.member = member;
        this.name = member.userId().value();
        super.setAuthenticated(true);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Auth.SignedIn getPrincipal() {
        return member;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemberAuthentication that && super.equals(that) && member.equals(that.member);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + member.hashCode();
    }
}
