package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/// The form field of one visit. Its text is the field's value, so that templates can simply write it; the cookie is
/// issued when the text is first asked for and not before.
final class CsrfOfVisit {

    private final Site site;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private @Nullable String cookieValue;

    CsrfOfVisit(Site site, HttpServletRequest request, HttpServletResponse response) {
        this.site = site;
        this.request = request;
        this.response = response;
    }

    String field(String contextPath) {
        if (cookieValue().isEmpty()) {
            issue(contextPath);
        }
        return site.csrf().fieldFor(cookieValue());
    }

    boolean isValid(String posted) {
        return !cookieValue().isEmpty() && site.csrf().matches(cookieValue(), posted);
    }

    /// The old cookie goes; a new one comes with the next form.
    void rotate(String contextPath) {
        if (!cookieValue().isEmpty()) {
            site.cookies().delete(response, site.cookies().csrfName(), contextPath);
            cookieValue = "";
        }
    }

    @Override
    public String toString() {
        return Visit.of(request).csrfField();
    }

    private void issue(String contextPath) {
        if (response.isCommitted()) {
            throw new IllegalStateException("The form field was asked for on " + Visit.pathOf(request)
                    + " after the response had begun, too late for its cookie: ask for it earlier in the page.");
        }
        String issued = site.csrf().newCookieValue();
        site.cookies().write(response, site.cookies().csrfName(), issued, contextPath, "a form");
        cookieValue = issued;
    }

    private String cookieValue() {
        String known = cookieValue;
        if (known == null) {
            known = site.cookies().csrf(request);
            cookieValue = known;
        }
        return known;
    }
}
