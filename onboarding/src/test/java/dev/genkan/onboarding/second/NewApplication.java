package dev.genkan.onboarding.second;

import dev.genkan.onboarding.Flows.ApplicationType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// The guide's record in its second version: one question more.
public record NewApplication(
        @NotBlank @Size(max = 80) String applicationName,
        @NotNull ApplicationType applicationType,
        @NotBlank @Size(max = 40) String region) {}
