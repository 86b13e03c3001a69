package dev.genkan.identity.session;

import dev.genkan.identity.user.Metadata;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Map;

/// What templates are rendered for: Ada, with this metadata.
final class Contexts {

    private Contexts() {}

    static TemplateContext withPublic(String publicMetadata) {
        return of(publicMetadata, "{}");
    }

    static TemplateContext of(String publicMetadata, String unsafeMetadata) {
        return new TemplateContext(
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
                Metadata.parse(publicMetadata),
                Metadata.parse(unsafeMetadata),
                Map.of());
    }
}
