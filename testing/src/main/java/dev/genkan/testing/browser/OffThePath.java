package dev.genkan.testing.browser;

/// A page is not the one to which the answers should have led: there is no going on.
final class OffThePath extends RuntimeException {

    private static final long serialVersionUID = 1;

    OffThePath(String message) {
        super(message);
    }
}
