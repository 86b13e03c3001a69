package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Applications on other origins that share the sign-in of this one: told by the response itself what has happened
/// here, before it leads anybody to them.
public interface Neighbours {

    /// There are none.
    Neighbours NONE = new Neighbours() {};

    /// Somebody has signed in; before the response is committed.
    ///
    /// @param clientToken what the browser shows from now on
    default void signedIn(String clientToken, HttpServletResponse response) {}

    /// Somebody has signed out; before the response is committed.
    default void signedOut(HttpServletResponse response) {}

    /// Somebody is led to one of them; before the response is committed.
    ///
    /// @param address a whole address, checked against [dev.genkan.gate.ReturnOrigins]
    /// @return the address to lead them to
    default String leadTo(String address, HttpServletRequest request, HttpServletResponse response) {
        return address;
    }
}
