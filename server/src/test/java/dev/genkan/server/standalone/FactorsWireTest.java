package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.event.Actor;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.EngineSettings.Configured;
import dev.genkan.server.TurnableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What SDKs hear of ways to sign in that are switched off, and of a stored look.
class FactorsWireTest {

    private static final String APP = "http://localhost:3000";

    @TempDir
    Path directory;

    @Test
    void without_passwords_the_environment_says_so_and_calls_with_one_are_refused() {
        try (WireHouse house = new WireHouse(directory)) {
            house.memberAt("bob@example.com");
            house.engine.instance().change(now -> now.with(Factors.PASSWORD, false), "test", Actor.SYSTEM);
            Sdk sdk = new Sdk(house, APP);

            Told environment = sdk.get("/environment");
            assertThat(Sdk.inside(environment.json(), "user_settings", "attributes", "password", "enabled"))
                    .isEqualTo(false);
            assertThat(Sdk.inside(environment.json(), "auth_config", "first_factors"))
                    .isEqualTo(List.of("email_code", "ticket"));
            assertThat(Sdk.inside(environment.json(), "display_config", "preferred_sign_in_strategy"))
                    .isEqualTo("otp");

            Told withPassword =
                    sdk.post("/client/sign_ins", "identifier", "bob@example.com", "password", WireHouse.PASSWORD);
            assertThat(withPassword.status()).isEqualTo(422);
            assertThat(withPassword.errorCode()).isEqualTo("form_param_value_invalid");
            assertThat(withPassword.errorField()).isEqualTo("strategy");
            Told begun = sdk.post("/client/sign_ins", "identifier", "bob@example.com");
            assertThat(begun.body()).contains("email_code").doesNotContain("\"password\"", "reset_password");
            Told signUp =
                    sdk.post("/client/sign_ups", "email_address", "eve@example.com", "password", "long enough one");
            assertThat(signUp.errorCode()).isEqualTo("form_param_unknown");
            Told without = sdk.post("/client/sign_ups", "email_address", "eve@example.com");
            assertThat(Sdk.response(without)).containsEntry("missing_fields", List.of());
        }
    }

    @Test
    void without_codes_sdks_are_told_of_links() {
        try (WireHouse house = new WireHouse(directory)) {
            house.engine.instance().change(now -> now.with(Factors.EMAIL_CODE, false), "test", Actor.SYSTEM);
            Sdk sdk = new Sdk(house, APP);
            assertThat(Sdk.inside(
                            sdk.get("/environment").json(),
                            "user_settings",
                            "attributes",
                            "email_address",
                            "first_factors"))
                    .isEqualTo(List.of("email_link"));
            assertThat(sdk.post("/client/sign_ins", "identifier", "eve@example.com", "strategy", "email_code")
                            .errorCode())
                    .isEqualTo("form_param_value_invalid");
        }
    }

    @Test
    void what_the_configuration_says_wins_over_what_is_stored() {
        EngineSettings usual = WireHouse.settings(directory);
        EngineSettings settings = usual.operated(usual.operation()
                .configuring(Map.of(
                        Factors.PASSWORD,
                        new Configured(true, "genkan.sign-in.password"),
                        "brand_name",
                        new Configured("Bolt", "genkan.application-name"))));
        try (WireHouse house = new WireHouse(settings, directory, new TurnableClock(), false)) {
            house.engine
                    .instance()
                    .change(
                            now -> now.with(Factors.PASSWORD, false)
                                    .with("brand_name", "Dash")
                                    .with("brand_color", "#19705f"),
                            "test",
                            Actor.SYSTEM);
            Told environment = new Sdk(house, APP).get("/environment");
            assertThat(Sdk.inside(environment.json(), "user_settings", "attributes", "password", "enabled"))
                    .isEqualTo(true);
            assertThat(Sdk.inside(environment.json(), "display_config", "application_name"))
                    .isEqualTo("Bolt");
            assertThat(Sdk.inside(environment.json(), "display_config", "theme", "general", "color"))
                    .isEqualTo("#19705f");
        }
    }
}
