package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletResponse;

/// The headers of every page of the house.
public final class PageHeaders {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private PageHeaders() {}

    /// Sets them on a page with a form; before the response is committed. Its answer may lead to another origin of the
    /// site, and browsers hold `form-action` against that too.
    public static void write(Visit visit, HttpServletResponse response) {
        write(response);
        String elsewhere = visit.formTargets();
        if (!elsewhere.isEmpty()) {
            response.setHeader(
                    "Content-Security-Policy",
                    CONTENT_SECURITY_POLICY.replace("form-action 'self'", "form-action 'self' " + elsewhere));
        }
    }

    /// The same for a page whose own address holds a secret: what it loads, and where its form goes, is told the origin
    /// and no more.
    public static void writeForSecretAddress(Visit visit, HttpServletResponse response) {
        write(visit, response);
        response.setHeader("Referrer-Policy", "strict-origin");
    }

    /// Sets them; before the response is committed.
    public static void write(HttpServletResponse response) {
        // no-referrer would make browsers send "Origin: null" with our own forms
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }

    /// The same for a page whose script asks the house something without leaving the page.
    public static void writeForScripts(HttpServletResponse response) {
        write(response);
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY + "; connect-src 'self'");
    }
}
