package dev.genkan.server.dashboard;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.session.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One request of an operator who may ask it.
///
/// @param places what there is to see
/// @param below what is asked for, counted from the dashboard's address
/// @param variables those of the route's template, by name
/// @param form what was posted, with the hidden field already found right; no fields for a page
/// @param actor the operator, as the audit log calls them
public record Call(
        Visit visit,
        HttpServletRequest request,
        HttpServletResponse response,
        Operator operator,
        Session session,
        Actor actor,
        List<Place> places,
        String below,
        Map<String, String> variables,
        PostedForm form) {

    /// How much of a word in the address is looked at.
    private static final int LONGEST = 500;

    /// Whether they may change anything.
    public boolean mayChange() {
        return operator.role() == Role.FULL;
    }

    /// @throws NullPointerException if the route's template has no such variable; the programmer's fault
    public String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /// A word of the address, such as what is searched for; empty if it is not there.
    public String query(String name) {
        String value = request.getParameter(name);
        if (value == null || !request.getMethod().equals("GET")) {
            return "";
        }
        String stripped = value.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }

    public boolean isPost() {
        return request.getMethod().equals("POST");
    }

    Call at(Map<String, String> found) {
        return new Call(visit, request, response, operator, session, actor, places, below, found, form);
    }

    Call with(PostedForm posted) {
        return new Call(visit, request, response, operator, session, actor, places, below, variables, posted);
    }
}
