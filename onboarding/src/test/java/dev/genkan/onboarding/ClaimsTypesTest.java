package dev.genkan.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTypesTest {

    @Test
    void the_guides_flow_has_the_guides_declaration() {
        assertThat(ClaimsTypes.declaration(List.of(Flows.welcome(1)), Flows.VALIDATOR))
                .isEqualTo("""
                        // The claims of this application's session tokens, generated from its onboarding flows.
                        export {}

                        declare global {
                          interface CustomJwtSessionClaims {
                            metadata: {
                              onboardingComplete?: boolean
                              onboarding?: { welcome?: number }
                            } &
                              Partial<{ applicationName: string; applicationType: "B2C" | "B2B" }>
                          }
                        }
                        """);
    }

    @Test
    void several_flows_stand_side_by_side_and_a_name_with_a_hyphen_is_quoted() {
        Onboarding other =
                Onboarding.flow("your-team", 1).ask(Flows.YourTeam.class).landAt("/dashboard");
        assertThat(ClaimsTypes.declaration(List.of(Flows.welcome(1), other), Flows.VALIDATOR))
                .contains("onboarding?: { welcome?: number; \"your-team\"?: number }")
                .contains("office: { city: string; street?: string }");
    }

    @Test
    void an_application_without_flows_has_a_flag_and_no_answers() {
        assertThat(ClaimsTypes.declaration(List.of(), Flows.VALIDATOR)).contains("onboarding?: {}\n    }\n  }");
    }
}
