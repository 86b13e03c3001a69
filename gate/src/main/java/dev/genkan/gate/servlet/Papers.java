package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;

/// What a request brings to show who is there.
///
/// @param token the session token, unverified; empty if there is none
/// @param clientToken what names this browser to the store; empty if there is none
/// @param inCookies whether they came in cookies, so that fresher ones may be set
record Papers(String token, String clientToken, boolean inCookies) {

    private static final String BEARER = "Bearer ";

    /// A bearer token (RFC 6750, 2.1) counts alone: mixed with cookies it could be somebody else's.
    static Papers of(HttpServletRequest request, Cookies cookies) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Papers(authorization.substring(BEARER.length()).trim(), "", false);
        }
        return new Papers(cookies.session(request), cookies.client(request), true);
    }

    /// Never the secrets themselves.
    @Override
    public String toString() {
        return "Papers[token " + (token.isEmpty() ? "no" : "yes") + ", client token "
                + (clientToken.isEmpty() ? "no" : "yes") + "]";
    }
}
