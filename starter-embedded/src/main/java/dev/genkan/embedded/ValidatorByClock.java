package dev.genkan.embedded;

import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.time.ZoneId;

/// The application's validator, living by the house's clock: what `@Past` and `@Future` mean is what the rest of the
/// house means by now.
final class ValidatorByClock {

    private ValidatorByClock() {}

    /// A validator that cannot be given a clock is left as it is; Spring's can.
    static Validator of(Validator validator, InstantSource clock) {
        return validator instanceof ValidatorFactory factory
                ? factory.usingContext()
                        .clockProvider(() -> clock.withZone(ZoneId.systemDefault()))
                        .getValidator()
                : validator;
    }
}
