package dev.genkan.server.dashboard;

import static dev.genkan.onboarding.Condition.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.AskedIf;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowsRoomTest {

    private static final String AT = Desks.AT + "/onboarding";

    enum Kind {
        B2C,
        B2B
    }

    record Shop(
            @NotBlank String shopName,
            @NotNull Kind kind,
            @AskedIf(field = "kind", is = "B2B") @Nullable Integer seats) {}

    record Team(@NotBlank String team) {}

    @TempDir
    private Path directory;

    private final TurnableClock clock = new TurnableClock();
    private House house;
    private Browser rie;

    @BeforeEach
    void a_flow_with_a_branch() {
        Onboarding setup = Onboarding.flow("setup", 2)
                .ask(Shop.class)
                .askIf(where("kind").is(Kind.B2B), Team.class)
                .landAt("/dashboard");
        house = new House(directory, clock, setup);
        rie = Desks.readOnly(house, "rie@acme.example");
    }

    @AfterEach
    void the_house_is_closed() {
        house.close();
    }

    @Test
    void flows_stand_with_who_is_in_them_and_who_finishes() {
        answer("ada@example.com", "B2C");
        answer("grace@example.com", "B2B");

        assertThat(text(rie.open(AT)))
                .doesNotContain("No flow yet")
                .contains("setup 2 steps, for everybody Required 2 1 50%");
        String page = text(rie.open(AT + "/setup"));
        assertThat(page)
                .contains("Began 2 2 – – – –")
                .contains("Shop 2 2 0 0")
                .contains("Team 1 0 1 1")
                .contains("Finished 2 1")
                .contains("Version 2 Live 2 began, 1 finished, 1 in the middle of it.")
                .contains("seats is asked if kind is B2B", "Asked if kind is B2B");
    }

    @Test
    void what_had_to_be_put_right_and_in_which_language() {
        Browser ada = house.memberAt("ada@example.com").sending("Accept-Language", "de");
        ada.open("/onboarding/setup/shop");
        ada.send("/onboarding/setup/shop", "shopName", "", "kind", "B2C");

        assertThat(text(rie.open(AT + "/setup"))).contains("What had to be put right", "shopName Shop 1");
        assertThat(text(rie.open(AT + "/setup?language=de"))).contains("asked in de", "shopName Shop 1");
        assertThat(text(rie.open(AT + "/setup?language=ja"))).contains("Nobody has come to it in this time.");
        Answer file = rie.open(AT + "/setup/funnel.csv?language=de");
        assertThat(file.header("Content-Disposition")).contains("setup-2.csv");
        assertThat(file.body()).startsWith("flow,version,language,").contains("setup,2,,,question,shop,shopName");
    }

    @Test
    void a_period_shows_who_came_in_it() {
        answer("ada@example.com", "B2C");
        clock.turn(Duration.ofDays(20));
        rie = house.signingIn("rie@acme.example");
        rie.send("/sign-in/password", "password", House.PASSWORD);

        assertThat(text(rie.open(AT + "/setup?period=28d"))).contains("Began 1");
        assertThat(text(rie.open(AT + "/setup?period=7d"))).contains("Nobody has come to it in this time.");
    }

    @Test
    void there_is_nothing_about_flows_and_versions_that_are_none() {
        for (String path : new String[] {
            "/other",
            "/setup?version=7",
            "/setup?version=x",
            "/setup/preview/other",
            "/other/preview/shop",
            "/setup/preview/other/frame",
            "/other/funnel.csv"
        }) {
            assertThat(rie.open(AT + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void every_step_is_seen_in_every_language_as_people_meet_it_and_nothing_can_be_sent() {
        Answer page = rie.open(AT + "/setup/preview/shop?language=de");
        assertThat(page.body())
                .contains("<iframe", "/setup/preview/shop/frame?language=de", "sandbox=\"allow-same-origin\"")
                .contains(">German</option>", ">Japanese</option>", ">Arabic</option>", ">English</option>");
        assertThat(page.header("Content-Security-Policy")).contains("frame-src 'self'", "frame-ancestors 'none'");

        Answer frame = rie.open(AT + "/setup/preview/shop/frame?language=de");
        assertThat(frame.body())
                .contains("lang=\"de\"", "Weiter", "name=\"shopName\"")
                .doesNotContain("<script");
        assertThat(frame.header("Content-Security-Policy"))
                .contains("form-action 'none'", "frame-ancestors 'self'", "sandbox allow-same-origin")
                .doesNotContain("script-src");
        assertThat(rie.open(AT + "/setup/preview/team/frame?language=ar").body())
                .contains("dir=\"rtl\"");
        assertThat(rie.open(AT + "/setup/preview/team/frame?language=%3Cb%3E").status())
                .isEqualTo(200);
        // nobody began anything by looking
        assertThat(text(rie.open(AT + "/setup"))).contains("0 began");
        assertThat(rie.send(AT + "/setup/preview/shop/frame", "shopName", "x").status())
                .isEqualTo(405);
    }

    @Test
    void why_somebody_was_led_away_is_found_by_decision_and_by_user() {
        Browser ada = house.memberAt("ada@example.com");
        String id = ada.open("/private").header("Genkan-Decision");
        String user = house.userAt("ada@example.com").id().value();
        house.browser().open("/elsewhere");

        String why = Desks.AT + "/why";
        assertThat(rie.open(why).body())
                .contains(id, "GET /private", "GET /elsewhere", "nobody")
                .doesNotContain("Nothing about this ID", "Everybody has passed so far");
        assertThat(rie.open(why + "?query=" + user).body()).contains(id).doesNotContain("GET /elsewhere");
        assertThat(rie.open(why + "?query=" + id).body()).contains("GET /private");
        assertThat(rie.open(why + "?query=%3Cscript%3E").body())
                .contains("Nothing about this ID", "&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(text(rie.open(why + "/" + id))).contains("What would help Finish setup 2 at /onboarding.");
        assertThat(rie.open(why + "/none").status()).isEqualTo(404);
        assertThat(rie.open(why + ".csv?query=" + user).body().lines().toList()).hasSize(2);
    }

    private void answer(String address, String kind) {
        Browser member = house.memberAt(address);
        member.open("/onboarding/setup/shop");
        member.send(
                "/onboarding/setup/shop", "shopName", "Tidepool", "kind", kind, "seats", kind.equals("B2B") ? "3" : "");
    }

    /// What one reads, without the marks.
    private static String text(Answer page) {
        return page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
