package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final Assets ASSETS = Assets.load();

    @Test
    void every_file_a_page_asks_for_is_there_with_its_type() {
        Pages pages = new Pages(Brand.named("Acme"), Words.ours());
        String html = pages.render("dev/genkan/forms/html/message", Locale.ENGLISH, Map.of("title", "Closed"));

        List<String> asked = Pattern.compile(Pattern.quote(pages.assetsPath()) + "/([^\"]+)")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(asked).contains("tokens.css", "components.css", "pages.css", "kit.js", "icons/favicon.svg");
        assertThat(asked).allSatisfy(name -> assertThat(ASSETS.find(name)).isPresent());
        assertThat(type("kit.js")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(type("fonts/inter-latin.woff2")).isEqualTo("font/woff2");
    }

    @Test
    void the_font_is_found_where_the_stylesheet_looks_for_it() {
        assertThat(text("tokens.css")).contains("url(\"fonts/inter-latin.woff2\")");
        assertThat(ASSETS.find("fonts/inter-latin.woff2").orElseThrow().size()).isBetween(20_000, 30_000);
        assertThat(ASSETS.find("fonts/OFL.txt")).isPresent();
    }

    @Test
    void no_name_leads_anywhere_else() {
        for (String name : List.of(
                "",
                "/",
                "..",
                "../words.properties",
                "fonts/../tokens.css",
                "/tokens.css",
                "tokens.css/",
                "fonts",
                "TOKENS.CSS")) {
            assertThat(ASSETS.find(name)).as(name).isEmpty();
        }
    }

    @Test
    void the_address_changes_with_the_content_only() {
        assertThat(ASSETS.hash())
                .matches("[0-9a-f]{16}")
                .isEqualTo(Assets.load().hash());
        assertThat(new Pages(Brand.named("Acme"), Words.ours()).assetsPath())
                .isEqualTo("/genkan/assets/" + ASSETS.hash());
    }

    @Test
    void nobody_can_change_an_asset() {
        ASSETS.find("kit.js").orElseThrow().bytes()[0] = 0;

        assertThat(text("kit.js")).startsWith("/*");
    }

    @Test
    void the_script_runs_nothing_made_of_text_and_obeys_no_address() {
        assertThat(text("kit.js"))
                .doesNotContain("eval(")
                .doesNotContain("innerHTML")
                .doesNotContain("Function(")
                .doesNotContain("location.search");
    }

    private static String type(String name) {
        return ASSETS.find(name).orElseThrow().contentType();
    }

    private static String text(String name) {
        return new String(ASSETS.find(name).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
