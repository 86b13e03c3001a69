package dev.genkan.gate.servlet;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/// A response that never writes the container's session id into an address (`;jsessionid=…`): addresses are passed on
/// and logged, and a path with a `;` would be refused by the gate anyway.
final class NoSessionInAddress extends HttpServletResponseWrapper {

    private NoSessionInAddress(HttpServletResponse response) {
        super(response);
    }

    static HttpServletResponse around(HttpServletResponse response) {
        return isAround(response) ? response : new NoSessionInAddress(response);
    }

    private static boolean isAround(ServletResponse response) {
        return response instanceof NoSessionInAddress
                || (response instanceof ServletResponseWrapper wrapper
                        && wrapper.isWrapperFor(NoSessionInAddress.class));
    }

    @Override
    public String encodeURL(String url) {
        return url;
    }

    @Override
    public String encodeRedirectURL(String url) {
        return url;
    }
}
