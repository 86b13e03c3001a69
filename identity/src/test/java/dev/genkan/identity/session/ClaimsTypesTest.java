package dev.genkan.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The claims template, as TypeScript reads it.
class ClaimsTypesTest {

    @Test
    void the_guides_template_declares_metadata() {
        assertThat(ClaimsTypes.of(ClaimsTemplate.parse("{\"metadata\": \"{{user.public_metadata}}\"}")))
                .containsExactly(
                        "// The application's own claims in a session token, made from the claims template.",
                        "export {};",
                        "",
                        "declare global {",
                        "  interface CustomJwtSessionClaims {",
                        "    metadata: Record<string, unknown>;",
                        "  }",
                        "}");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
                "{{user.id}}" => string
                "{{user.first_name}}" => string | null
                "{{user.first_name || 'friend'}}" => string
                "{{user.username || user.primary_email_address}}" => string | null
                "{{user.email_verified}}" => boolean
                "{{user.email_verified || 'never'}}" => boolean
                "{{user.created_at}}" => number
                "{{user.public_metadata.plan}}" => unknown
                "{{user.public_metadata.plan || 'free'}}" => unknown
                "{{user.public_metadata || 'none'}}" => Record<string, unknown>
                "{{org.public_metadata}}" => Record<string, unknown> | null
                "{{session.actor}}" => { sub: string; [claim: string]: unknown } | null
                "Hello {{user.first_name}}" => string
                "admin" => "admin"
                7 => 7
                true => true
                null => null
                ["{{user.id}}", 1] => [string, 1]
                {} => Record<string, never>
                """)
    void each_value_has_the_type_that_it_can_have(String value, String type) {
        assertThat(ClaimsTypes.of(ClaimsTemplate.parse("{\"claim\": " + value + "}")))
                .contains("    claim: " + type + ";");
    }

    @Test
    void objects_are_nested_and_names_that_are_no_identifiers_are_quoted() {
        assertThat(ClaimsTypes.of(ClaimsTemplate.parse("{\"app:user\": {\"id\": \"{{user.id}}\", \"2\": 2}}")))
                .contains("    \"app:user\": {\n      id: string;\n      \"2\": 2;\n    };");
    }
}
