package dev.genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequirementTest {

    private final Requirement terms = Requirement.of(
            "terms_required",
            "/terms?why=new",
            "metadata.terms.version",
            claims -> claims.metadata().containsKey("terms"));

    @Test
    void is_a_word_a_place_and_a_function_of_the_claims() {
        assertThat(terms.unmet(Visitors.ada(), "/dashboard"))
                .contains(new GateDecision.OnboardFirst("terms_required", "/terms?why=new"));
        assertThat(terms.unmet(Visitors.member(Visitors.ADA, Map.of("terms", Map.of("version", 2L))), "/dashboard"))
                .isEmpty();
        assertThat(terms).hasToString("terms_required at /terms?why=new");
    }

    @Test
    void tells_what_it_reads() {
        assertThat(terms.reading(Visitors.ada().claims()).seen()).hasToString("metadata.terms.version = absent");
        Reading reading = terms.reading(Visitors.member(Visitors.ADA, Map.of("terms", Map.of("version", 2L)))
                .claims());
        assertThat(reading.seen()).hasToString("metadata.terms.version = 2");
        assertThat(reading.remedy()).isEqualTo("Meet terms_required at /terms?why=new.");
    }

    @Test
    void a_claim_that_no_token_carries_is_named() {
        Requirement plan = Requirement.of("plan_required", "/plans", "plan", claims -> false);

        assertThat(plan.reading(Visitors.ada().claims()).remedy())
                .contains("has no claim \"plan\"", "genkan.session-token.claims");
    }

    @Test
    void of_a_bare_function_is_known_where_it_stands() {
        assertThat(Visitors.terms().reading(Visitors.ada().claims()).name())
                .isEqualTo("a function in dev.genkan.gate.Visitors");
        Requirement silent = Requirement.of("plan_required", "/plans", claims -> false);
        assertThat(silent.reading(Visitors.ada().claims()).seen()).isEqualTo(Seen.NOTHING);
    }

    @Test
    void a_word_or_a_place_that_cannot_be_meant_is_refused() {
        assertThatThrownBy(() -> Requirement.of("Terms!", "/terms", claims -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Terms!");
        assertThatThrownBy(() -> Requirement.of("terms_required", "https://elsewhere.example", claims -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no path of the application");
    }

    @Test
    void every_kind_of_value_has_words() {
        Map<String, Object> metadata = Map.of(
                "flag",
                true,
                "text",
                "a\nb" + "x".repeat(60),
                "list",
                List.of(1L),
                "object",
                Map.of("a", 1L),
                "half",
                0.5);
        var claims = Visitors.member(Visitors.ADA, Map.copyOf(metadata)).claims();

        assertThat(Seen.in(claims, "metadata.flag").value()).isEqualTo("true");
        assertThat(Seen.in(claims, "metadata.text").value()).isEqualTo("\"a?b" + "x".repeat(37) + "…\"");
        assertThat(Seen.in(claims, "metadata.list").value()).isEqualTo("a list");
        assertThat(Seen.in(claims, "metadata.object").value()).isEqualTo("an object");
        assertThat(Seen.in(claims, "metadata.half").value()).isEqualTo("0.5");
        assertThat(Seen.in(claims, "metadata.flag.deeper").value()).isEqualTo("absent");
    }
}
