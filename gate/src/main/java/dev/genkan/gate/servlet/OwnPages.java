package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Pages of the house itself, such as sign-in. They are served inside the filter, after the checks of path and origin
/// and before the rules: they pass the gate by themselves and ask the visit who is there when they want to know.
public interface OwnPages {

    /// @param response sets no headers by itself; see [PageHeaders]
    /// @return true if the path was theirs and the response is complete; false if nothing was touched
    boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
