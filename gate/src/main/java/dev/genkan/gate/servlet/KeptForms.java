package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The gate's port for a form that somebody sends whose session has just ended by itself: what they typed need not be
/// lost. Implemented by the engine.
public interface KeptForms {

    /// Nothing is kept: whoever is signed out signs in and fills in the form again.
    KeptForms NONE = (visit, request, response) -> false;

    /// Offered a POST of a person who is about to be led to sign-in. The body has not been read.
    ///
    /// @return true if the form was kept and the response is complete; false if the visitor is led to sign-in as ever
    boolean keep(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
