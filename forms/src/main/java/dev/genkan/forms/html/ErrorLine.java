package dev.genkan.forms.html;

/// One thing to fix, in words.
///
/// @param target the id of the control the line leads to; empty if it concerns the page as a whole
public record ErrorLine(String target, String text) {

    public boolean linked() {
        return !target.isEmpty();
    }
}
