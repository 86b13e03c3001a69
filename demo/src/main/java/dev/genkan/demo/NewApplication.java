package dev.genkan.demo;

import dev.genkan.forms.Hint;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record NewApplication(
        @NotBlank @Size(max = 80) @Hint("What do you call it?")
        String applicationName,

        @NotNull ApplicationType applicationType) {}
