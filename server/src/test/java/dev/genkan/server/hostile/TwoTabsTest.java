package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.Race;
import dev.genkan.server.TurnableClock;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One visitor in several places at the same moment.
class TwoTabsTest {

    record Company(@NotBlank String company, @NotBlank String city) {}

    @TempDir
    Path directory;

    @Test
    void of_two_tabs_with_different_answers_one_counts_and_counts_whole() {
        List<Company> opened = new CopyOnWriteArrayList<>();
        Onboarding flow = Onboarding.flow("welcome", 1)
                .ask(Company.class)
                .then((member, answers) -> opened.add(answers.get(Company.class)))
                .landAt("/dashboard");
        try (House house = new House(directory, new TurnableClock(), flow)) {
            for (int round = 0; round < 5; round++) {
                opened.clear();
                Browser ada = house.memberAt("ada" + round + "@example.com");
                ada.open("/onboarding");

                List<Browser> tabs = Race.of(8, i -> {
                    Browser tab = ada.copy();
                    Answer answer = tab.send("/onboarding", "company", "Company " + i, "city", "City " + i);
                    assertThat(answer.status()).isEqualTo(303);
                    assertThat(answer.location()).isEqualTo("/dashboard");
                    return tab;
                });

                assertThat(opened).hasSize(1);
                Company one = opened.getFirst();
                assertThat(one.city()).isEqualTo(one.company().replace("Company", "City"));
                for (Browser tab : tabs) {
                    assertThat(tab.claims().get("metadata"))
                            .isEqualTo(Map.of(
                                    "company", one.company(),
                                    "city", one.city(),
                                    "onboardingComplete", true,
                                    "onboarding", Map.of("welcome", 1L)));
                }
            }
        }
    }

    @Test
    void a_key_that_changes_while_people_sign_in_leaves_nobody_outside() {
        try (House house = new House(directory, new TurnableClock())) {
            house.memberAt("ada@example.com");
            for (int round = 0; round < 4; round++) {
                int now = round;
                List<Browser> people = Race.of(8, i -> {
                    if (i == 0) {
                        // the next key is made, or the one made before begins to sign, in the middle of it
                        if (now % 2 == 0) {
                            house.engine.rotateSigningKey();
                        } else {
                            house.clock.turn(Duration.ofSeconds(20));
                        }
                        return house.browser();
                    }
                    Browser ada = house.signingIn("ada@example.com");
                    assertThat(ada.send("/sign-in/password", "password", House.PASSWORD)
                                    .status())
                            .isEqualTo(303);
                    return ada;
                });
                for (Browser ada : people.subList(1, people.size())) {
                    assertThat(ada.open("/private").body())
                            .isEqualTo("/private of "
                                    + house.userAt("ada@example.com").id());
                }
                // a key signs an hour after it was made
                house.clock.turn(Duration.ofMinutes(60).minusSeconds(10));
            }
        }
    }
}
