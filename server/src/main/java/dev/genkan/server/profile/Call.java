package dev.genkan.server.profile;

import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.user.User;
import dev.genkan.token.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// One request of a member for a page of their account.
///
/// @param user as the store has them now
/// @param below what is asked for, counted from the account's address
public record Call(
        Visit visit,
        HttpServletRequest request,
        HttpServletResponse response,
        SessionId session,
        User user,
        String below) {

    boolean isRead() {
        return Methods.isRead(request);
    }

    boolean isPost() {
        return request.getMethod().equals("POST");
    }
}
