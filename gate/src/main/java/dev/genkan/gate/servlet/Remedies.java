package dev.genkan.gate.servlet;

import dev.genkan.gate.Shown;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/// What would help, in a sentence, where the cause is not a requirement but how browser, address and application fit
/// together.
record Remedies(Site site) {

    /// For somebody whom nobody knows, where a member is wanted.
    String toSignIn(Shown shown, HttpServletRequest request) {
        return switch (shown.token()) {
            case REFUSED -> refused(shown.reason());
            case EXPIRED ->
                shown.browser()
                        ? "The session is over: ended, expired, or its member banned or deleted. Sign in again."
                        : "The token has expired and no " + site.cookies().clientName()
                                + " cookie came with it, by which a"
                                + " fresh one is had: let browsers keep both cookies, and programs fetch a token each"
                                + " minute.";
            case GENUINE -> "The session is over: ended, or its member banned or deleted. Sign in again.";
            case UNSEEN, NONE ->
                shown.browser()
                        ? "The browser is known, but nobody is signed in with it any more, or not yet. Sign in."
                        : "No cookie of this application came with the request. " + signIn(request);
        };
    }

    /// For a form or call that another origin began.
    String toComeFromHere(HttpServletRequest request) {
        String origin = String.valueOf(request.getHeader("Origin"));
        if (origin.equals(site.origin().replaceFirst("^https:", "http:"))
                && site.cookies().areSecure()) {
            return "The page was loaded over http, and genkan.public-url is " + site.origin()
                    + ": let the proxy lead http to https.";
        }
        return "Only pages of " + site.origin() + " may send this" + elsewhere(request)
                + ". If that page is yours, genkan.public-url is not the address that browsers use.";
    }

    /// For a form without the field that belongs to this browser.
    String toShowTheField(Visit visit) {
        return visit.hasFormCookie()
                ? "The form's hidden field " + Csrf.FIELD + " is missing or older than the last sign-in: put ${"
                        + Csrf.ATTRIBUTE + "} into the form, and load the page anew."
                : "The cookie " + site.cookies().csrfName() + " did not come back with the form: the browser keeps no"
                        + " cookies of " + site.origin() + ", or the form was shown at another address.";
    }

    private String refused(String reason) {
        return switch (reason) {
            case "wrong_issuer" ->
                "The token was made by another issuer than " + site.publicUrl()
                        + ": genkan.public-url has changed, or the token belongs to another instance.";
            case "wrong_authorized_party" ->
                "The token was made for another origin than " + site.origin()
                        + ": let the caller use the token of this application.";
            case "unknown_key", "wrong_signature" ->
                "The token was signed with a key that is not among ours: it belongs to another instance or database, or"
                        + " the keys were changed by hand. Sign in again.";
            case "not_yet_valid" ->
                "The token begins later than now: the clock of the machine that made it is ahead of this one's by more"
                        + " than 5 s. Set both by NTP.";
            default -> "The session token cannot be read (" + reason + "). Sign in again.";
        };
    }

    private String signIn(HttpServletRequest request) {
        String secure = site.cookies().areSecure()
                ? " The cookies are Secure: over http a browser neither keeps nor sends them."
                : "";
        return "Sign in; if that has just been done, the browser blocks cookies of " + site.origin()
                + elsewhere(request) + "." + secure;
    }

    /// Where the browser went, if that is not where it should go. Behind a proxy it may be the proxy's word.
    private String elsewhere(HttpServletRequest request) {
        String host = String.valueOf(request.getHeader("Host"));
        URI url = site.publicUrl();
        boolean same = request.getHeader("Host") == null || host.equalsIgnoreCase(url.getRawAuthority());
        String path = String.valueOf(url.getRawPath()).replaceFirst("/$", "");
        return (same ? "" : ", and this request was sent to " + plain(host) + " and not to " + url.getRawAuthority())
                + (path.equals(request.getContextPath())
                        ? ""
                        : ", and the application is mounted at \"" + request.getContextPath() + "\" while the path of"
                                + " genkan.public-url is \"" + path + "\"");
    }

    /// Anybody writes what they like into that header.
    private static String plain(String host) {
        return host.matches("[A-Za-z0-9.:\\[\\]_-]{1,100}") ? host : "another host";
    }
}
