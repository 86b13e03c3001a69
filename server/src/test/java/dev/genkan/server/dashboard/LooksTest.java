package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.brand.BrandSketch;
import dev.genkan.server.brand.Colour;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Branding and languages.
class LooksTest {

    private static House house;
    private static Browser ada;

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
        ada = Desks.readOnly(house, "ada@example.com");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_look_is_tried_by_an_address_and_its_lines_are_printed() {
        Answer page = ada.open(AT + "/branding?colour=%2319705F&corners=round");

        assertThat(page.body())
                .contains("Acme", "preview.css?colour=%2319705f&amp;dark=%23", "&amp;corners=round")
                .contains("--gk-color-primary: light-dark(#19705f, ", "--gk-radius: .9rem", "Easy to read.")
                .doesNotContain(" style=");
        Answer style = ada.open(AT + "/branding/preview.css?colour=%2319705f&corners=round");
        assertThat(style.header("Content-Type")).isEqualTo("text/css;charset=utf-8");
        assertThat(style.body()).startsWith(".gk-brand-preview {").contains("light-dark(#19705f, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#fff", "#19705f;}", "url(//evil.example)", "</style>"})
    void what_is_no_colour_reaches_no_style_sheet(String typed) {
        Answer page = ada.open(AT + "/branding?colour=" + Browser.encoded(typed));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("Write a colour as #19705f", "aria-invalid");
        assertThat(ada.open(AT + "/branding/preview.css?colour=" + Browser.encoded(typed) + "&corners=9px;")
                        .body())
                .isEqualTo(BrandSketch.of("", "", "", "").css(".gk-brand-preview"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#000000", "#ffffff", "#19705f", "#ffe14d", "#7a1f4d", "#808080"})
    void every_colour_can_be_read_in_the_dark_and_says_how_well_in_the_light(String colour) {
        BrandSketch sketch = BrandSketch.of(colour, "", "sharp", "");

        assertThat(sketch.dark().contrastTo(new Colour(0x1d, 0x19, 0x16))).isGreaterThanOrEqualTo(7);
        assertThat(sketch.verdict()).matches("(Easy|Hard) to read.* to 1\\. In the dark theme it is #[0-9a-f]{6}, .*");
    }

    @Test
    void contrast_is_that_of_the_guidelines() {
        assertThat(Colour.WHITE.contrastTo(new Colour(0, 0, 0))).isEqualTo(21);
        // the example that everybody knows: the lightest grey that is read on white
        assertThat(Colour.parse("#767676").orElseThrow().contrastTo(Colour.WHITE))
                .isBetween(4.53, 4.56);
    }

    @Test
    void the_languages_that_are_spoken_stand_there_with_what_they_lack() {
        String page = ada.open(AT + "/languages").body();

        assertThat(page)
                .contains("German", "Deutsch", "Japanese", "Arabic", "English", "To everybody else", "Complete");
        Answer file = ada.open(AT + "/languages.csv");
        assertThat(file.body()).startsWith("language,what,key\r\n");
    }
}
