package dev.genkan.identity.credential;

import dev.genkan.token.Ids;
import java.util.stream.Stream;

/// The id of what a code is for: a sign-up (`sua_`), a sign-in (`sia_`), a reset of a password (`pwr_`), an address to
/// prove (`idn_`) or to check by the wish of a program (`ver_`), or a session (`sess_`) whose member proves once more
/// who they are.
public record AttemptId(String value) {

    /// @throws IllegalArgumentException for any other text; the caller's fault
    public AttemptId {
        if (Stream.of("sua_", "sia_", "pwr_", "idn_", "ver_", "sess_")
                .noneMatch(prefix -> Ids.isPrefixed(prefix, value))) {
            throw new IllegalArgumentException("an attempt's id starts with sua_, sia_, pwr_, idn_, ver_ or sess_");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
