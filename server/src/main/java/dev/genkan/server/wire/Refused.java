package dev.genkan.server.wire;

import java.util.List;

/// A call that is answered with errors and changes nothing. Thrown where the reason is found, caught once, where the
/// answer is written.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<WireError> errors;

    public Refused(WireError error) {
        this(List.of(error));
    }

    /// @param errors at least one; the first one's status is the answer's
    public Refused(List<WireError> errors) {
        super(errors.getFirst().code(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<WireError> errors() {
        return errors;
    }

    public int status() {
        return errors.getFirst().status();
    }
}
