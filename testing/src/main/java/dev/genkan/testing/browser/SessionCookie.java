package dev.genkan.testing.browser;

/// The cookie by which the application knows a browser.
///
/// @param value a secret of its member, and never printed
public record SessionCookie(String name, String value) {

    @Override
    public String toString() {
        return "SessionCookie[" + name + "]";
    }
}
