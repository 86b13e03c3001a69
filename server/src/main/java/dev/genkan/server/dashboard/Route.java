package dev.genkan.server.dashboard;

import dev.genkan.identity.operator.Operator.Role;
import java.io.IOException;

/// One thing an operator can ask of the dashboard: method and address, what it takes, and who answers.
///
/// @param template below the dashboard's address, such as `/users/{user_id}/ban`; a variable is one segment
/// @param role what the operator has to be at least
/// @param proven whether they must have proved who they are within the last minutes, as before what cannot be undone.
///     Who has not is led to do so, and back to the page at this address
public record Route(String method, String template, Role role, boolean proven, Answer answer) {

    /// Whoever answers an operator who may ask this.
    public interface Answer {
        void to(Call call) throws IOException;
    }

    /// A page to look at.
    public static Route page(String template, Answer answer) {
        return new Route("GET", template, Role.READ_ONLY, false, answer);
    }

    /// Something typed that is looked at and thrown away, such as a template to be tried.
    public static Route trial(String template, Answer answer) {
        return new Route("POST", template, Role.READ_ONLY, false, answer);
    }

    /// A page that is of use only to whoever may change something.
    public static Route form(String template, Answer answer) {
        return new Route("GET", template, Role.FULL, false, answer);
    }

    /// A change.
    public static Route act(String template, Answer answer) {
        return new Route("POST", template, Role.FULL, false, answer);
    }

    /// The same, for those who have just proved who they are. There has to be a page at the same address, to come back
    /// to.
    public Route afterProof() {
        return new Route(method, template, role, true, answer);
    }

    boolean admits(Role asking) {
        return role == Role.READ_ONLY || asking == Role.FULL;
    }
}
