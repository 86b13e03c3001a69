package dev.genkan.forms.guide;

import dev.genkan.forms.Hint;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// What the guide asks.
public record NewApplication(
        @NotBlank @Size(max = 80) @Hint("Your customers will see it.")
        String applicationName,

        @NotNull ApplicationType applicationType) {}
