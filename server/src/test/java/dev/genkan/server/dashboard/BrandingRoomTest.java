package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A look is stored, and everybody's next page has it.
class BrandingRoomTest {

    private static final String HERE = AT + "/branding";
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\w+)\"");
    private static final Pattern STYLE = Pattern.compile("href=\"(/genkan/brand/[0-9a-f]+\\.css)\"");

    @TempDir
    Path directory;

    private House house;
    private Browser ada;

    @BeforeEach
    void open() {
        house = new House(directory);
        ada = Desks.full(house, "ada@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void name_logo_and_colours_are_on_the_next_page_and_the_name_in_the_next_mail() {
        assertThat(house.browser().open("/sign-in").body()).doesNotContain("/genkan/brand/");

        Answer saved = save(
                "name",
                "Bolt & <b>",
                "logo",
                "/assets/bolt.svg",
                "colour",
                "#19705F",
                "corners",
                "round",
                "font",
                "serif");

        assertThat(saved.location()).isEqualTo(HERE + "?done=saved");
        Answer page = house.browser().open("/sign-in");
        assertThat(page.body()).contains("Sign in to Bolt &amp; &lt;b&gt;", "src=\"/assets/bolt.svg\"");
        Answer style = house.browser().open(style(page));
        assertThat(style.header("Content-Type")).isEqualTo("text/css;charset=utf-8");
        assertThat(style.header("Cache-Control")).contains("immutable");
        assertThat(style.body())
                .contains("--gk-color-primary: light-dark(#19705f, ", "--gk-radius: .9rem", "--gk-font: Georgia");
        house.memberAt("bob@example.com");
        assertThat(house.newestLetter("bob@example.com").subject()).contains("Bolt & <b>");
    }

    @Test
    void an_earlier_style_sheet_gives_the_look_of_now_and_is_not_kept() {
        save("colour", "#19705f", "corners", "soft", "font", "inter");
        String old = style(house.browser().open("/sign-in"));
        save("colour", "#7a1f4d", "corners", "soft", "font", "inter");
        Answer style = house.browser().open(old);
        assertThat(style.body()).contains("#7a1f4d");
        assertThat(style.header("Cache-Control")).isEqualTo("no-cache");
        save("colour", "", "corners", "soft", "font", "inter");
        assertThat(house.browser().open(old).status()).isEqualTo(404);
        assertThat(house.browser().open("/sign-in").body()).doesNotContain("/genkan/brand/");
    }

    @ParameterizedTest
    @CsvSource({
        "colour,red;}",
        "colour,url(//evil.example)",
        "dark,#fff",
        "logo,//evil.example/x.svg",
        "logo,https://evil.example/x.svg",
        "logo,/x\" onerror=",
        "corners,9px",
        "font,Papyrus",
        "name,a\u0007b"
    })
    void what_could_break_out_is_refused_with_what_was_typed(String field, String typed) {
        Answer again = save(field, typed);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("id=\"" + field + "-e\"").doesNotContain("/x\" onerror");
        assertThat(house.engine.instance().settingsNow().values().keySet())
                .noneMatch(name -> name.startsWith("brand_"));
    }

    @Test
    void labels_that_are_hard_to_read_want_a_second_thought() {
        String[] grey = {"colour", "#777777", "corners", "soft", "font", "inter"};
        Answer again = save(grey);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("contrast of 4.5 to 1", "Use it anyway", "value=\"#777777\"");
        String[] anyway = Arrays.copyOf(grey, grey.length + 2);
        anyway[grey.length] = "anyway";
        anyway[grey.length + 1] = "on";
        assertThat(save(anyway).status()).isEqualTo(303);
    }

    @Test
    void a_look_is_tried_without_being_stored() {
        ada.open(HERE);
        Answer page =
                ada.send(HERE + "/try", "name", "Bolt", "colour", "#19705f", "corners", "sharp", "font", "system");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Sign in to Bolt", "preview.css?colour=%2319705f", "corners=sharp");
        assertThat(house.browser().open("/sign-in").body()).contains("Sign in to Acme");
    }

    @Test
    void of_two_operators_the_second_is_told_and_nothing_of_the_first_is_lost() {
        ada.open(HERE);
        String seen = seen();
        save("name", "Bolt");
        Answer second = ada.send(HERE, "seen", seen, "name", "Dash");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Stored now", "Name: Bolt", "value=\"Dash\"");
        assertThat(house.browser().open("/sign-in").body()).contains("Sign in to Bolt");
    }

    @Test
    void a_file_of_settings_carries_the_look() {
        save("name", "Bolt", "colour", "#19705f");
        assertThat(ada.open(AT + "/settings/export.json").body())
                .contains("\"brand_color\": \"#19705f\"", "\"brand_name\": \"Bolt\"");
    }

    @Test
    void who_may_only_look_saves_nothing() {
        Browser reader = Desks.readOnly(house, "rie@example.com");
        assertThat(reader.open(HERE).body()).doesNotContain("Save changes");
        assertThat(reader.send(HERE, "name", "Bolt").status()).isEqualTo(403);
    }

    private static String style(Answer page) {
        Matcher style = STYLE.matcher(page.body());
        assertThat(style.find()).isTrue();
        return style.group(1);
    }

    private String seen() {
        Matcher seen = SEEN.matcher(ada.open(HERE).body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private Answer save(String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "seen";
        all[fields.length + 1] = seen();
        return ada.send(HERE, all);
    }
}
