package dev.genkan.forms.html;

/// A template of the application's own that cannot take the place of ours. The message names its file on the class
/// path, the line where there is one, and what to do.
public final class WrongTemplate extends IllegalStateException {
    private static final long serialVersionUID = 1;

    WrongTemplate(String file, String what) {
        super(file + " " + what);
    }

    WrongTemplate(String file, String what, Throwable cause) {
        super(file + " " + what, cause);
    }
}
