package dev.genkan.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.token.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTemplateTest {

    private static final TemplateContext ADA = Contexts.of(
            "{\"onboardingComplete\": true, \"plan\": {\"seats\": 3, \"app:role\": \"owner\"}, \"none\": null}",
            "{\"theme\": \"dark\"}");

    @Test
    void a_shortcode_alone_keeps_the_type_of_its_value() {
        assertThat(render("""
                {
                  "metadata": "{{user.public_metadata}}",
                  "seats": "{{ user.public_metadata.plan.seats }}",
                  "role": "{{user.public_metadata.plan.app:role}}",
                  "theme": "{{user.unsafe_metadata.theme}}",
                  "mail": "{{user.primary_email_address}}",
                  "verified": "{{user.email_verified}}",
                  "name": "{{user.full_name}}",
                  "since": "{{user.created_at}}",
                  "aud": ["web", {"id": "{{user.id}}"}],
                  "fixed": 1.5
                }"""))
                .isEqualTo(Map.of(
                        "metadata",
                        ADA.publicMetadata().values(),
                        "seats",
                        3L,
                        "role",
                        "owner",
                        "theme",
                        "dark",
                        "mail",
                        "ada@example.com",
                        "verified",
                        true,
                        "name",
                        "Ada Lovelace",
                        "since",
                        1_000_123L,
                        "aud",
                        List.of("web", Map.of("id", "user_ada")),
                        "fixed",
                        1.5));
    }

    @Test
    void what_is_missing_is_null() {
        Map<String, @Nullable Object> claims = render("""
                {"a": "{{user.public_metadata.plan.years}}", "b": "{{user.public_metadata.onboardingComplete.deeper}}",
                 "c": "{{user.username}}", "d": "{{org.id}}", "e": "{{session.actor}}",
                 "f": "{{user.primary_phone_number}}", "g": "{{user.public_metadata.none}}"}""");
        assertThat(claims).containsOnlyKeys("a", "b", "c", "d", "e", "f", "g");
        assertThat(claims.values()).containsOnlyNulls();
    }

    @Test
    void every_name_that_is_offered_can_be_rendered() {
        for (String name : Shortcode.NAMES) {
            assertThat(render("{\"x\": \"{{" + name + "}}\"}")).containsKey("x");
        }
    }

    @Test
    void an_empty_template_adds_nothing() {
        assertThat(render("{}")).isEqualTo(ClaimsTemplate.EMPTY.render(ADA)).isEmpty();
    }

    @Test
    void private_metadata_is_never_put_into_a_token() {
        for (String name : List.of("user.private_metadata", "user.private_metadata.note")) {
            assertThatThrownBy(() -> render("{\"x\": \"{{" + name + "}}\"}"))
                    .isInstanceOf(ClaimsTemplate.Wrong.class)
                    .hasMessageContaining("private metadata is never put into a token");
        }
    }

    @Test
    void a_mistake_is_named_with_its_place() {
        assertWrong(
                "{\n  \"a\": 1,\n  \"b\": \"{{user.nickname}}\"\n}", 3, 11, "there is no shortcode \"user.nickname\"");
        assertWrong("{\"a\": 1, \"sid\": \"x\"}", 1, 10, "the claim \"sid\" is the house's own");
        assertWrong("{\"a\": {\"sid\": 1},\n\"org_id\": 1}", 2, 1, "the claim \"org_id\" is the house's own");
        assertWrong("{\"a\": \n oops}", 2, 2, "Unrecognized token 'oops'");
        assertWrong("{\"a\": [[[[[[[1]]]]]]]}", 1, 14, "at most 7 levels");
        assertWrong("{\"{{user.id}}\": 1}", 1, 2, "a name is fixed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Hi {{user.first_name; 4; the shortcode that begins here is not closed",
                "Hi {{user.first_name ||; 4; the shortcode that begins here is not closed",
                "Hi {{; 4; the shortcode that begins here is not closed",
                "Hi {{user.first_name}; 21; after a name or a text in quotes comes || or }}",
                "Hi user.first_name}}; 19; }} closes nothing here",
                "{{}}; 3; a name is missing here",
                "{{user.id || }}; 14; a name is missing here",
                "{{{user.id}}}; 3; a name is missing here",
                "{{user.id user.id}}; 11; after a name or a text in quotes comes || or }}",
                "{{user.id | 'x'}}; 11; a fallback has two bars",
                "{{user.id || 'x}}; 14; a single quote is missing",
                "{{user.id || 'x' || user.id}}; 18; would never be used",
                "{{user}}; 3; there is no shortcode `user`",
                "{{user.public_metadata.}}; 3; there is no shortcode",
                "{{user.id}} and {{user.private_metadata.note}}; 19; private metadata is never put into a token"
            })
    void a_mistake_inside_a_text_is_named_with_its_character(String text, int column, String complaint) {
        assertWrong("{\"a\":\n\"" + text + "\"}", 2, column + 1, complaint.replace('`', '"'));
    }

    @Test
    void after_escapes_in_the_json_the_character_is_still_the_right_one() {
        assertWrong("{\"a\": \"\\u0041\\n{{oops}}\"}", 1, 18, "there is no shortcode \"oops\"");
        assertWrong("{\"a\": \"{{\\\"guest\\\"}}\"}", 1, 10, "a fixed text stands in single quotes");
        assertWrong("{\"a\": \"{{'it\\u0027s'}}\"}", 1, 19, "after a name or a text in quotes");
        assertWrong("{\"a\": \"{{'a\\\\b'}}\"}", 1, 12, "a backslash in quotes");
    }

    @ParameterizedTest
    @CsvSource({
        "user.publicMetadata, user.public_metadata",
        "user.publicMetadata.role, user.public_metadata.role",
        "user.public_metdata.plan.seats, user.public_metadata.plan.seats",
        "user.public_metadata., user.public_metadata",
        "user.metadata, user.public_metadata",
        "user.email, user.primary_email_address",
        "user.firstname, user.first_name",
        "user.Id, user.id",
        "user.id.value, user.id",
        "users.last_name, user.last_name",
        "org.nmae, org.name",
        "session.actors, session.actor"
    })
    void a_name_that_is_nearly_right_is_met_with_a_guess(String asked, String meant) {
        assertWrong("{\"a\": \"{{" + asked + "}}\"}", 1, 10, "\"" + asked + "\"; did you mean " + meant + "?");
    }

    @Test
    void a_name_that_is_like_none_is_met_without_one() {
        assertThatThrownBy(() -> render("{\"a\": \"{{user.favourite_colour}}\"}"))
                .hasMessageEndingWith("colour\"");
    }

    @Test
    void no_json_object_no_template() {
        for (String text : List.of("[]", "", "{", "1", "{\"a\": 1, \"a\": 2}", " ".repeat(8_191) + "{}")) {
            assertThatThrownBy(() -> render(text), "%s", text).isInstanceOf(ClaimsTemplate.Wrong.class);
        }
    }

    @Test
    void shortcodes_are_woven_into_text_and_what_is_missing_leaves_nothing() {
        assertThat(render("""
                {
                  "hello": "Hello {{user.first_name}} {{user.username}}{{ user.last_name }}!",
                  "seats": "{{user.public_metadata.plan.seats}} seats",
                  "done": "done: {{user.public_metadata.onboardingComplete}}",
                  "plan": "plan {{user.public_metadata.plan}}",
                  "none": "{{user.username}}{{org.id}}",
                  "spaced": " {{user.id}}",
                  "braces": "{ } {{'{{'}}user.id{{'}}'}}"
                }"""))
                .isEqualTo(Map.of(
                        "hello",
                        "Hello Ada Lovelace!",
                        "seats",
                        "3 seats",
                        "done",
                        "done: true",
                        "plan",
                        "plan {\"seats\":3,\"app:role\":\"owner\"}",
                        "none",
                        "",
                        "spaced",
                        " user_ada",
                        "braces",
                        "{ } {{user.id}}"));
    }

    @Test
    void a_fallback_stands_in_for_null_and_for_what_is_missing() {
        assertThat(render("""
                {
                  "role": "{{user.public_metadata.role || 'guest'}}",
                  "none": "{{user.public_metadata.none || 'nothing'}}",
                  "chain": "{{user.username||org.name || user.public_metadata.plan.app:role || 'last'}}",
                  "woven": "dear {{user.username || 'member'}}",
                  "typed": "{{user.username || user.public_metadata.plan.seats}}",
                  "quoted": "{{user.username || 'it\\\\'s a \\\\\\\\ {{braces}} || bar'}}"
                }"""))
                .isEqualTo(Map.of(
                        "role",
                        "guest",
                        "none",
                        "nothing",
                        "chain",
                        "owner",
                        "woven",
                        "dear member",
                        "typed",
                        3L,
                        "quoted",
                        "it's a \\ {{braces}} || bar"));
        assertThat(render("{\"a\": \"{{user.username || org.name}}\"}")).containsEntry("a", null);
    }

    @Test
    void false_zero_and_what_is_empty_are_values_and_keep_their_fallbacks_away() {
        for (String value : List.of("false", "0", "\"\"", "{}", "[]")) {
            TemplateContext context = Contexts.withPublic("{\"x\": " + value + "}");
            assertThat(ClaimsTemplate.parse("{\"a\": \"{{user.public_metadata.x || 'fallback'}}\"}")
                            .render(context))
                    .as(value)
                    .containsEntry("a", Json.parse(value));
        }
    }

    @Test
    void a_reserved_name_further_down_is_the_applications_own() {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        inner.put("sid", Arrays.asList(1L, null));
        assertThat(render("{\"a\": {\"sid\": [1, null]}}")).isEqualTo(Map.of("a", inner));
    }

    private static void assertWrong(String template, int line, int column, String complaint) {
        assertThatThrownBy(() -> render(template), "%s", template)
                .isInstanceOfSatisfying(ClaimsTemplate.Wrong.class, wrong -> {
                    assertThat(wrong).hasMessageContaining(complaint);
                    assertThat(wrong.line()).as("line").isEqualTo(line);
                    assertThat(wrong.column()).as("column").isEqualTo(column);
                });
    }

    private static Map<String, @Nullable Object> render(String template) {
        return ClaimsTemplate.parse(template).render(ADA);
    }
}
