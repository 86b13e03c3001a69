package dev.genkan.forms;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

/// The validator every test here shares; it is thread-safe and dear to make.
public final class Validators {

    public static final Validator VALIDATOR =
            Validation.byDefaultProvider().configure().buildValidatorFactory().getValidator();

    private Validators() {}
}
