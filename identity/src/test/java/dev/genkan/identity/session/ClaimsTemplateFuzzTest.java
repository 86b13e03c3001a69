package dev.genkan.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.token.Json;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Templates put together by chance, from a fixed seed: each is either refused with a place in it, or renders for
/// whatever metadata there is.
class ClaimsTemplateFuzzTest {

    private static final String[] PIECES = {
        "{{",
        "}}",
        "{{",
        "}}",
        "{",
        "}",
        "|",
        "||",
        "||",
        "'",
        "'x'",
        "\\\\'",
        "\\\\",
        "\\\"",
        "\\u007b",
        "\\n",
        " ",
        "text",
        "ü",
        "user.id",
        "user.first_name",
        "user.public_metadata",
        "user.public_metadata.a",
        "user.public_metadata.a.b",
        "user.unsafe_metadata.c",
        "org.id",
        "user.nobody",
        ".",
        "\uD83D\uDE00"
    };
    private static final String[] VALUES = {
        "null",
        "true",
        "false",
        "0",
        "-1.5e300",
        "12345678901234567890",
        "\"\"",
        "\"text\"",
        "\"{{user.id}}\"",
        "\"\\\"\\\\\"",
        "[]",
        "[null]",
        "{}",
        "{\"b\": null}",
        "{\"b\": {\"c\": [1, \"ü\"]}}"
    };

    @Test
    void a_template_is_refused_with_its_place_or_renders_for_everybody() {
        Random chance = new Random(20261123);
        int rendered = 0;
        for (int round = 0; round < 60_000; round++) {
            String text = "{\"x\": " + json(chance, 2) + "}";
            try {
                ClaimsTemplate template = ClaimsTemplate.parse(text);
                Map<String, @Nullable Object> claims = template.render(context(chance));
                assertThat(claims).as(text).containsOnlyKeys("x");
                assertThat(Json.parse(Json.write(claims))).as(text).isNotNull();
                rendered++;
            } catch (ClaimsTemplate.Wrong wrong) {
                String[] lines = text.split("\n", -1);
                assertThat(wrong.line()).as(text).isBetween(1, lines.length);
                assertThat(wrong.column()).as(text).isBetween(1, lines[wrong.line() - 1].length() + 1);
            }
        }
        assertThat(rendered).isBetween(5_000, 55_000);
    }

    private static String json(Random chance, int depth) {
        return switch (depth == 0 ? 2 : chance.nextInt(6)) {
            case 0 -> "{\"a\": " + json(chance, depth - 1) + ",\n \"b\": " + json(chance, depth - 1) + "}";
            case 1 -> "[" + json(chance, depth - 1) + "]";
            default -> chance.nextInt(8) == 0 ? pick(chance, VALUES) : text(chance);
        };
    }

    private static String text(Random chance) {
        StringBuilder text = new StringBuilder("\"");
        int whole = chance.nextInt(4);
        for (int i = chance.nextInt(5); i >= 0; i--) {
            text.append(whole > 0 ? "{{" + operand(chance) + "}} " : pick(chance, PIECES));
        }
        return text.append('"').toString();
    }

    private static String operand(Random chance) {
        return chance.nextInt(12) == 0 ? pick(chance, PIECES) : "user.public_metadata.a || user.id";
    }

    private static TemplateContext context(Random chance) {
        return Contexts.of("{\"a\": " + pick(chance, VALUES) + "}", "{\"c\": " + pick(chance, VALUES) + "}");
    }

    private static String pick(Random chance, String[] from) {
        return from[chance.nextInt(from.length)];
    }
}
