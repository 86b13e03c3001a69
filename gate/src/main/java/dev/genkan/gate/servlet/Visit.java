package dev.genkan.gate.servlet;

import dev.genkan.gate.Look;
import dev.genkan.gate.RequestPath;
import dev.genkan.gate.ReturnAddress;
import dev.genkan.gate.Shown;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import dev.genkan.token.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request's visitor: who they are, found out when first asked, and the cookies they leave with.
///
/// Belongs to its request and to one thread at a time. Cookies reach the browser only while the response is not
/// committed.
public final class Visit {

    private final Site site;
    private final Recognition recognition;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String path;
    private final CsrfOfVisit csrf;

    private @Nullable Papers papers;
    private @Nullable Auth auth;
    private @Nullable Sighting sighting;
    private Look look = Look.TOKEN;
    private boolean real = true;

    Visit(Site site, Recognition recognition, HttpServletRequest request, HttpServletResponse response) {
        this.site = site;
        this.recognition = recognition;
        this.request = request;
        this.response = response;
        this.path = pathOf(request);
        this.csrf = new CsrfOfVisit(site, request, response);
    }

    /// The visit of a request that has come through the gate.
    ///
    /// @throws IllegalStateException on an ignored route, where nobody is known, and where the filter does not run;
    ///     the application's fault
    public static Visit of(HttpServletRequest request) {
        return find(request)
                .orElseThrow(() -> new IllegalStateException("The gate knows nobody on " + pathOf(request)
                        + ": the route is among its ignoredRoutes, where publicRoutes is needed, or its filter does"
                        + " not run."));
    }

    /// The same where it is nobody's fault that there is none: empty on an ignored route, and where the filter does
    /// not run.
    public static Optional<Visit> find(HttpServletRequest request) {
        return request.getAttribute(Visit.class.getName()) instanceof Visit visit
                ? Optional.of(visit)
                : Optional.empty();
    }

    boolean isAt(Site otherSite, Recognition otherRecognition) {
        return site.equals(otherSite) && recognition.equals(otherRecognition);
    }

    /// Whether the visitor was, or will be, recognised; not so on what comes of an ignored route.
    boolean isReal() {
        return real;
    }

    static String pathOf(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        return RequestPath.normalised(request.getServletPath(), pathInfo == null ? "" : pathInfo);
    }

    Visit bind() {
        request.setAttribute(Visit.class.getName(), this);
        request.setAttribute(Csrf.ATTRIBUTE, csrf);
        return this;
    }

    /// The same visit of somebody of whom nothing will be asked.
    Visit asNobody() {
        auth = new Auth.SignedOut();
        look = Look.STORE;
        real = false;
        return this;
    }

    /// The path asked for: decoded, without the context path and without a trailing slash.
    public String path() {
        return path;
    }

    /// Where the application is mounted; empty at the root.
    public String contextPath() {
        return request.getServletContext().getContextPath();
    }

    /// Who is there. Verified when first asked; a token that has expired, or that something has happened to since, is
    /// minted anew from the store and its cookie set on this response.
    public Auth auth() {
        dependsOnVisitor();
        Auth known = auth;
        return known == null ? settled(seen(recognition.byToken(papers()))) : known;
    }

    private Finding seen(Sighting first) {
        sighting = first;
        return first.finding();
    }

    /// What the token said that the browser brought, whatever the store has said since; nobody if it said nothing that
    /// could be believed, or nobody has looked.
    Auth tokenSaid() {
        return switch (verdict()) {
            case null -> new Auth.SignedOut();
            case Verdict.Genuine genuine -> new Auth.SignedIn(genuine.claims());
            case Verdict.Expired expired -> new Auth.SignedIn(expired.claims());
            case Verdict.Rejected rejected -> new Auth.SignedOut();
        };
    }

    /// What was shown, for explanations. Nothing is looked at for it that was not looked at already.
    Shown shown(Instant now) {
        if (auth == null) {
            return Shown.UNSEEN;
        }
        String user = auth instanceof Auth.SignedIn member ? member.userId().value() : "";
        Shown.Store store =
                look == Look.TOKEN ? Shown.Store.NOT_ASKED : user.isEmpty() ? Shown.Store.OVER : Shown.Store.ALIVE;
        boolean browser = !papers().clientToken().isEmpty();
        return switch (verdict()) {
            case null -> new Shown(user, Shown.Token.NONE, "", Duration.ZERO, browser, store);
            case Verdict.Genuine genuine ->
                new Shown(user, Shown.Token.GENUINE, "", age(genuine.claims(), now), browser, store);
            case Verdict.Expired expired ->
                new Shown(user, Shown.Token.EXPIRED, "", age(expired.claims(), now), browser, store);
            case Verdict.Rejected rejected ->
                new Shown(
                        user,
                        Shown.Token.REFUSED,
                        rejected.reason().name().toLowerCase(Locale.ROOT),
                        Duration.ZERO,
                        browser,
                        store);
        };
    }

    private @Nullable Verdict verdict() {
        return sighting instanceof Sighting.WithToken brought ? brought.verdict() : null;
    }

    private static Duration age(Claims claims, Instant now) {
        return Duration.between(claims.issuedAt(), now);
    }

    /// Whether the visitor brought anything that could show who they are. Nothing is verified by asking.
    public boolean hasPapers() {
        return !papers().token().isEmpty() || !papers().clientToken().isEmpty();
    }

    /// Whether the visitor shows who they are in the `Authorization` header, as programs without cookies do. No page of
    /// another origin can make a browser do that.
    public boolean bearsToken() {
        return !papers().inCookies();
    }

    /// Whether it has been found out who is there.
    boolean isSettled() {
        return auth != null;
    }

    /// Where [#auth] comes from.
    Look look() {
        return look;
    }

    /// Who is there by the store, now. To be asked when the token's word does not suffice.
    Auth authFromStore() {
        return switch (auth()) {
            case Auth.SignedIn member ->
                look == Look.STORE ? member : settled(recognition.byStore(papers(), member.claims()));
            case Auth.SignedOut nobody -> nobody;
        };
    }

    /// The raw value of the client cookie, unchecked; empty if there is none.
    public String clientToken() {
        return papers().clientToken();
    }

    /// What shows that somebody has signed in with this browser before, unchecked; empty if nothing does.
    public String deviceToken() {
        return site.cookies().device(request);
    }

    /// This browser is one in which somebody has signed in, and shows this from now on, for a year, also when nobody is
    /// signed in any more.
    ///
    /// @throws IllegalStateException if it is no cookie value; the caller's fault
    public void knownAs(String deviceToken) {
        site.cookies().writeDevice(response, deviceToken, contextPath());
    }

    /// The visitor has just proved who they are: both cookies, and a new form field.
    ///
    /// @throws IllegalStateException if the gate would not accept the token, or a browser not keep it
    public void signedIn(String clientToken, String token) {
        Auth.SignedIn member = recognition.justMinted(token);
        // the session first: if a browser would not keep it, nothing else is set either
        settle(new Papers(token, clientToken, true), member, token);
        write(site.cookies().clientName(), clientToken, member);
        site.surroundings().neighbours().signedIn(clientToken, response);
        rotateCsrf();
    }

    /// The visitor's claims have changed: the fresh token goes out with this very response.
    ///
    /// @throws IllegalStateException as [#signedIn]
    public void renewed(String token) {
        settle(papers(), recognition.justMinted(token), token);
    }

    /// This browser has begun to sign up or in and shows this from now on; nobody is signed in by it.
    ///
    /// @throws IllegalStateException if it is no cookie value; the caller's fault
    public void recognisedBy(String clientToken) {
        site.cookies().write(response, site.cookies().clientName(), clientToken, contextPath(), "a visitor");
        papers = new Papers(papers().token(), clientToken, true);
    }

    /// The visitor has left: both cookies are deleted, and the form field is a new one.
    public void signedOut() {
        forget();
        site.cookies().delete(response, site.cookies().clientName(), contextPath());
        site.surroundings().neighbours().signedOut(response);
        papers = new Papers("", "", true);
        rotateCsrf();
    }

    /// The value for a hidden field named [Csrf#FIELD]; sets the cookie it belongs to if the browser has none.
    ///
    /// @throws IllegalStateException if a cookie is needed and the response is already committed
    public String csrfField() {
        dependsOnVisitor();
        return csrf.field(contextPath());
    }

    /// @param posted what came in the field [Csrf#FIELD]; empty if nothing did
    public boolean csrfValid(String posted) {
        boolean valid = csrf.isValid(posted);
        if (!valid) {
            Telling.of(request).ifPresent(telling -> telling.field(this, request, response));
        }
        return valid;
    }

    /// Whether the cookie came that the hidden field belongs to.
    boolean hasFormCookie() {
        return !site.cookies().csrf(request).isEmpty();
    }

    /// Makes every form that was shown before worthless.
    public void rotateCsrf() {
        csrf.rotate(contextPath());
    }

    /// Answers 303, not to be stored, to a path (and query) of this application, or to an address of one of the
    /// site's [ReturnOrigins].
    ///
    /// @param location counted from the application's root, such as `/dashboard`; or the whole address
    /// @throws IllegalArgumentException if it leads anywhere else; the caller's fault
    public void seeOther(String location) {
        boolean here = location.startsWith("/");
        if (!here && ReturnTo.anywhere(site, location).isEmpty()) {
            throw new IllegalArgumentException("nobody is led to " + location + " from " + path);
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Location",
                here
                        ? contextPath() + location
                        : site.surroundings().neighbours().leadTo(location, request, response));
    }

    /// The page asked for, path and query, if a link can lead back to it and will be accepted when it does.
    Optional<String> comeBackTo() {
        if (!Methods.isRead(request)) {
            return Optional.empty();
        }
        String asked =
                request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        return ReturnAddress.safe(
                (asked.isEmpty() ? "/" : asked) + (query == null ? "" : "?" + query), site.publicUrl());
    }

    /// What a page's `form-action` allows besides itself; empty for nothing.
    String formTargets() {
        return site.surroundings().returnOrigins().asSources();
    }

    private Auth settled(Finding finding) {
        switch (finding) {
            case Finding.Nobody none -> auth = new Auth.SignedOut();
            case Finding.Vouched vouched -> auth = vouched.member();
            case Finding.Minted minted -> settle(papers(), minted.member(), minted.token());
            case Finding.Over over -> forget();
        }
        return auth();
    }

    private void settle(Papers shown, Auth.SignedIn member, String token) {
        papers = new Papers(token, shown.clientToken(), shown.inCookies());
        auth = member;
        look = Look.STORE;
        // without the client cookie a token is worth its minute and no more: it could be a copy that somebody took
        if (shown.inCookies() && !shown.clientToken().isEmpty()) {
            write(site.cookies().sessionName(), token, member);
        }
    }

    /// The token is worth nothing any more. The client cookie stays: a browser without a session may be in the middle
    /// of signing in, and would lose its way.
    private void forget() {
        Papers shown = papers();
        if (shown.inCookies() && !shown.token().isEmpty()) {
            site.cookies().delete(response, site.cookies().sessionName(), contextPath());
        }
        papers = new Papers("", shown.clientToken(), shown.inCookies());
        auth = new Auth.SignedOut();
        look = Look.STORE;
    }

    private void write(String cookie, String value, Auth.SignedIn member) {
        site.cookies()
                .write(response, cookie, value, contextPath(), member.userId().value());
    }

    private Papers papers() {
        Papers shown = papers;
        if (shown == null) {
            shown = Papers.of(request, site.cookies());
            papers = shown;
        }
        return shown;
    }

    private void dependsOnVisitor() {
        if (!response.containsHeader("Cache-Control")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
