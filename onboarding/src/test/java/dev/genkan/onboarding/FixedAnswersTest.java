package dev.genkan.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixedAnswersTest {

    enum Size {
        S,
        MEDIUM
    }

    record Everything(
            @NotBlank String name,
            @NotNull Size size,
            List<Size> sizes,
            boolean sure,
            int count,
            @Max(99) int few,
            @NotNull LocalDate day) {}

    record Long(@NotNull Size aQuiteLongName) {}

    record Short(@NotNull Size brief) {}

    @Test
    void choices_truths_numbers_and_dates_are_at_their_longest_and_texts_are_empty() {
        assertThat(longest(Onboarding.flow("welcome", 3).ask(Everything.class)))
                .isEqualTo(Map.of(
                        "name",
                        "",
                        "size",
                        "MEDIUM",
                        "sizes",
                        List.of("S", "MEDIUM"),
                        "sure",
                        false,
                        "count",
                        -2_147_483_648L,
                        "few",
                        99L,
                        "day",
                        "9999-12-31",
                        "onboardingComplete",
                        true,
                        "onboarding",
                        Map.of("welcome", 3L)));
    }

    @Test
    void of_steps_that_may_exclude_each_other_the_largest_counts() {
        assertThat(longest(Onboarding.flow("welcome", 1)
                        .ask(Flows.NewApplication.class)
                        .askIf(answers -> true, Short.class)
                        .askIf(answers -> false, Long.class)))
                .containsKeys("applicationType", "aQuiteLongName")
                .doesNotContainKey("brief");
    }

    private static Map<String, ?> longest(Onboarding.Draft flow) {
        return FixedAnswers.longest(Questions.of(flow.landAt("/"), Flows.VALIDATOR));
    }
}
