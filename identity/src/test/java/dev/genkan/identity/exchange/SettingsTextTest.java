package dev.genkan.identity.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.exchange.SettingsFile.Endpoint;
import dev.genkan.identity.exchange.SettingsFile.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTextTest {

    @Test
    void a_file_is_a_thing_a_line_in_an_order_of_its_own() {
        SettingsFile file = new SettingsFile(
                Map.of("sign_up_mode", "restricted", "allowlist", true),
                "{\n  \"a\": 1\n}",
                List.of(new Template("t", "{}", 60, 5, "")),
                List.of("b@example.com", "*@a.example", "B@EXAMPLE.com"),
                List.of(),
                List.of(),
                List.of(new Endpoint("https://a.example", Set.of("user.created"), true)));

        assertThat(SettingsText.write(file)).isEqualTo("""
                {
                  "genkan_settings": 1,
                  "settings": {
                    "allowlist": true,
                    "sign_up_mode": "restricted"
                  },
                  "session_claims": [
                    "{",
                    "  \\"a\\": 1",
                    "}"
                  ],
                  "jwt_templates": [
                    {
                      "name": "t",
                      "claims": [
                        "{}"
                      ],
                      "lifetime": 60,
                      "allowed_clock_skew": 5,
                      "signing_algorithm": ""
                    }
                  ],
                  "allowlist": [
                    "*@a.example",
                    "b@example.com"
                  ],
                  "blocklist": [],
                  "redirect_urls": [],
                  "webhooks": [
                    {
                      "url": "https://a.example",
                      "types": [
                        "user.created"
                      ],
                      "enabled": true
                    }
                  ]
                }
                """);
        assertThat(SettingsText.read(SettingsText.write(file))).isEqualTo(file);
        assertThat(SettingsText.read("{\"genkan_settings\": 1}")).isEqualTo(SettingsFile.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                        | This is not JSON
                    []                                        | This is not JSON
                    {}                                        | A file of settings begins with "genkan_settings": 1.
                    "genkan_settings": 2                      | A file of settings begins with "genkan_settings": 1.
                    "secret_keys": []                         | There is no "secret_keys" in the file.
                    "settings": {"live": true}                | There is no setting live.
                    "settings": {"allowlist": "yes"}          | allowlist is true or false.
                    "settings": {"allowlist": null}           | settings.allowlist is nothing; leave it out.
                    "settings": {"sign_up_mode": "closed"}    | sign_up_mode is public, restricted or waitlist.
                    "settings": {"home_url": "app"}           | Write home_url in full
                    "settings": {"allowed_origins": ["a"]}    | origins are written as browsers do
                    "settings": []                            | settings is an object.
                    "allowlist": ["spam.example"]             | "spam.example" is neither an address nor *@ and a domain.
                    "blocklist": [1]                          | blocklist is a list of texts.
                    "redirect_urls": ["javascript://x"]       | write it in full
                    "webhooks": [{"url": "https://a.example"}] | A webhook is "enabled": true or false.
                    "webhooks": [{"secret": "whsec_1"}]       | There is no "secret" in a webhook.
                    "jwt_templates": [{"name": 1}]            | name is a text, or a list of its lines.
                    """)
    void what_is_no_such_file_is_said_in_a_sentence(String inside, String sentence) {
        String text = inside.startsWith("\"genkan")
                ? "{" + inside + "}"
                : inside.startsWith("\"") ? "{\"genkan_settings\": 1, " + inside + "}" : inside;

        assertThatThrownBy(() -> SettingsText.read(text))
                .isInstanceOf(SettingsText.Wrong.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void two_templates_of_one_name_are_refused() {
        String template = "{\"name\": \"t\", \"claims\": \"{}\", \"lifetime\": 60, \"allowed_clock_skew\": 5}";
        assertThatThrownBy(() -> SettingsText.read(
                        "{\"genkan_settings\": 1, \"jwt_templates\": [" + template + "," + template + "]}"))
                .hasMessage("Two JWT templates are called t.");
    }
}
