package dev.genkan.forms.html;

/// A way on from a page that says one thing: one of the model value `actions` of `message.html`.
///
/// @param path without the context path; empty for this very page again
/// @param primary whether it is the one to take; one of a page
public record Action(String label, String path, boolean primary) {}
