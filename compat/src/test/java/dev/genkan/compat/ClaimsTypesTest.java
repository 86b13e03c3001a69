package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.genkan.onboarding.ClaimsTypes;
import dev.genkan.onboarding.Onboarding;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The generated declaration in the eyes of the TypeScript compiler.
class ClaimsTypesTest {

    enum Role {
        DEVELOPER,
        OWNER
    }

    record Office(@NotBlank String city, @Nullable String street) {}

    record YourTeam(
            @NotBlank String teamName,
            int seats,
            @NotNull Role role,
            @Valid Office office) {}

    @Test
    void a_program_that_reads_the_claims_is_checked_against_the_records(@TempDir Path folder) throws Exception {
        Onboarding flow = Onboarding.flow("your-team", 1).ask(YourTeam.class).landAt("/dashboard");
        Files.writeString(
                folder.resolve("globals.d.ts"),
                ClaimsTypes.declaration(
                        List.of(flow), Validation.buildDefaultValidatorFactory().getValidator()));
        Files.writeString(folder.resolve("claims.ts"), """
                declare const claims: CustomJwtSessionClaims

                export const name: string | undefined = claims.metadata.teamName
                export const role: 'DEVELOPER' | 'OWNER' | undefined = claims.metadata.role
                export const done: boolean = claims.metadata.onboardingComplete === true
                export const version: number | undefined = claims.metadata.onboarding?.['your-team']
                export const street: string | undefined = claims.metadata.office?.street
                // @ts-expect-error no flow asks for it
                export const nothing = claims.metadata.nothing
                // @ts-expect-error before its flow is finished an answer is not there
                export const surely: string = claims.metadata.teamName
                """);

        assertThatCode(() -> NodeApp.prepared("backend")
                        .run(
                                Map.of(),
                                "node",
                                "node_modules/typescript/bin/tsc",
                                "--noEmit",
                                "--strict",
                                "--typeRoots",
                                folder.toString(),
                                folder.resolve("globals.d.ts").toString(),
                                folder.resolve("claims.ts").toString()))
                .doesNotThrowAnyException();
    }
}
