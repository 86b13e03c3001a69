package dev.genkan.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.user.Metadata;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimsTemplateTest {

    private static final TemplateContext ADA = new TemplateContext(
            new UserId("user_ada"),
            "",
            "",
            "Ada",
            "Lovelace",
            "",
            "ada@example.com",
            true,
            Instant.ofEpochMilli(1_000_123),
            Instant.ofEpochMilli(2_000_456),
            Metadata.parse(
                    "{\"onboardingComplete\": true, \"plan\": {\"seats\": 3, \"app:role\": \"owner\"}, \"none\": null}"),
            Metadata.parse("{\"theme\": \"dark\"}"),
            Map.of());

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
        assertThatThrownBy(() -> render("{\n  \"a\": 1,\n  \"b\": \"{{user.nickname}}\"\n}"))
                .isInstanceOfSatisfying(ClaimsTemplate.Wrong.class, wrong -> {
                    assertThat(wrong.line()).isEqualTo(3);
                    assertThat(wrong.column()).isEqualTo(9);
                })
                .hasMessageContaining("there is no shortcode \"user.nickname\"");
        assertThatThrownBy(() -> render("{\"a\": 1, \"sid\": \"x\"}"))
                .isInstanceOfSatisfying(ClaimsTemplate.Wrong.class, wrong -> {
                    assertThat(wrong.line()).isEqualTo(1);
                    assertThat(wrong.column()).isEqualTo(10);
                });
        assertThatThrownBy(() -> render("{\"a\": \n oops}"))
                .isInstanceOfSatisfying(
                        ClaimsTemplate.Wrong.class,
                        wrong -> assertThat(wrong.line()).isEqualTo(2));
    }

    @Test
    void reserved_names_malformed_text_and_what_is_not_offered_are_refused() {
        for (String text : List.of(
                "[]",
                "",
                "{\"a\": 1, \"a\": 2}",
                "{\"org_id\": 1}",
                "{\"iss\": \"me\"}",
                "{\"a\": \"{{}}\"}",
                "{\"a\": \"{{user}}\"}",
                "{\"a\": \"{{user.public_metadata.}}\"}",
                "{\"a\": \"Hello {{user.first_name}}\"}",
                "{\"a\": \"{{user.first_name}}{{user.last_name}}\"}",
                "{\"a\": \"{{user.public_metadata.role || 'guest'}}\"}",
                "{\"a\": [[[[[[[1]]]]]]]}")) {
            assertThatThrownBy(() -> render(text), "%s", text).isInstanceOf(ClaimsTemplate.Wrong.class);
        }
    }

    @Test
    void a_reserved_name_further_down_is_the_applications_own() {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        inner.put("sid", Arrays.asList(1L, null));
        assertThat(render("{\"a\": {\"sid\": [1, null]}}")).isEqualTo(Map.of("a", inner));
    }

    private static Map<String, @Nullable Object> render(String template) {
        return ClaimsTemplate.parse(template).render(ADA);
    }
}
