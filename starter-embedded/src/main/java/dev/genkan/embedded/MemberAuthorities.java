package dev.genkan.embedded;

import dev.genkan.token.Auth;
import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;

/// What a member may do, in the words of Spring Security. A bean of the application says it, from the claims alone;
/// without one a member has no authority but to be who they are.
///
/// ```java
/// MemberAuthorities roles() {
///     return member -> "admin".equals(member.claims().metadata().get("role"))
///             ? AuthorityUtils.createAuthorityList("ROLE_ADMIN")
///             : List.of();
/// }
/// ```
@FunctionalInterface
public interface MemberAuthorities {

    /// Asked once in a request that asks for authorities at all; no I/O.
    Collection<? extends GrantedAuthority> of(Auth.SignedIn member);
}
