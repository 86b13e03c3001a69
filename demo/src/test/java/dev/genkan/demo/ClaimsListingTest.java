package dev.genkan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.demo.ClaimsListing.Line;
import dev.genkan.token.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsListingTest {

    private static final String CLAIMS = "{\"sub\": \"user_1\", \"fva\": [0, -1], \"none\": {}, \"metadata\": "
            + "{\"applicationName\": \"Tide \\\"pool\\\"\", \"metadata\": null}, \"other\": {\"metadata\": true}}";

    @Test
    void lays_json_out_for_reading() {
        assertThat(text(listing())).isEqualTo("""
                {
                  "sub": "user_1",
                  "fva": [
                    0,
                    -1
                  ],
                  "none": {},
                  "metadata": {
                    "applicationName": "Tide \\"pool\\"",
                    "metadata": null
                  },
                  "other": {
                    "metadata": true
                  }
                }
                """);
    }

    @Test
    void what_it_prints_is_the_json_that_came_in() {
        assertThat(Json.parse(text(listing()))).isEqualTo(Json.parse(CLAIMS));
    }

    @Test
    void marks_the_one_claim_and_nothing_of_the_same_name_further_in() {
        assertThat(listing().stream().filter(Line::marked).map(ClaimsListingTest::text))
                .containsExactly(
                        "  \"metadata\": {",
                        "    \"applicationName\": \"Tide \\\"pool\\\"\",",
                        "    \"metadata\": null",
                        "  },");
    }

    private static List<Line> listing() {
        return ClaimsListing.of(Json.parseObject(CLAIMS), "metadata");
    }

    private static String text(List<Line> lines) {
        return lines.stream().map(line -> text(line) + "\n").reduce("", String::concat);
    }

    private static String text(Line line) {
        return line.indent() + line.key() + (line.key().isEmpty() ? "" : ": ") + line.value() + line.end();
    }
}
