package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.funnel.Count;
import dev.genkan.onboarding.funnel.FunnelQuery;
import dev.genkan.onboarding.funnel.FunnelReport;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A browser that asks for languages which nobody speaks, each longer than any column, from the sign-up to the end.
class MadeUpLanguageTest {

    private static final String ADA = "ada@example.com";
    private static final String MADE_UP = "en-US" + "-aaaaaaaa-bbbbbbbb".repeat(30);

    record AboutYou(@NotBlank String nickname) {}

    record YourTown(@NotBlank String town) {}

    @Test
    void it_is_answered_and_counted_in_one_that_there_are_words_in(@TempDir Path directory) {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .ask(AboutYou.class)
                .ask(YourTown.class)
                .landAt("/dashboard");
        try (House house = new House(directory, new TurnableClock(), flow)) {
            List<Happening> told = new ArrayList<>();
            house.engine.watchedBy(told::add);
            Browser ada = house.browser("Accept-Language", MADE_UP);
            ada.open("/sign-up");
            ada.send("/sign-up", "email_address", ADA, "password", House.PASSWORD);
            ada.open("/sign-up/code");
            ada.send("/sign-up/code", "code", house.newestLetter(ADA).code());
            ada.open(ada.open("/onboarding").location());
            ada.send("/onboarding/welcome/about-you", "nickname", "");
            Browser another = ada.sending("Accept-Language", MADE_UP.replace("-b", "-c"));
            another.open(another.send("/onboarding/welcome/about-you", "nickname", "Ada")
                    .location());
            assertThat(another.send("/onboarding/welcome/your-town", "town", "Turku")
                            .location())
                    .isEqualTo("/dashboard");

            assertThat(told).extracting(Happening::locale).containsOnly(Locale.ENGLISH);
            assertThat(house.engine
                            .journeys()
                            .receipts(house.userAt(ADA).id())
                            .getFirst()
                            .locale())
                    .isEqualTo(Locale.ENGLISH);
            FunnelReport report = house.engine.funnel().report(FunnelQuery.of("welcome", 1));
            assertThat(report.locales()).containsOnlyKeys("en");
            assertThat(report.all().way().of(Count.COMPLETED)).isEqualTo(1);
        }
    }
}
