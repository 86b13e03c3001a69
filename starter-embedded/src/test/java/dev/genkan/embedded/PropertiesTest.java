package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.token.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every property is described, for editors and for people: the metadata is made by the build, the page from it.
class PropertiesTest {

    private static final Path PAGE = Path.of("../docs/properties.md");
    private static final String HEAD = """
            # Properties of the embedded starter

            All of them are optional in development. A duration is written as in `10m`, `24h` or `7d`.

            | property | default | meaning |
            | --- | --- | --- |
            """;

    private record Property(String name, String defaultValue, String description) {

        String row() {
            String shown = defaultValue.isEmpty() ? "" : "`" + defaultValue + "`";
            return "| `" + name + "` | " + shown + " | " + description.replace("|", "\\|") + " |\n";
        }
    }

    @Test
    void every_property_is_described() throws IOException {
        assertThat(properties())
                .hasSizeGreaterThan(30)
                .allSatisfy(property ->
                        assertThat(property.description()).as(property.name()).isNotBlank());
    }

    @Test
    void the_numbers_are_those_that_the_engine_would_take_by_itself() throws IOException {
        Map<String, String> defaults =
                properties().stream().collect(Collectors.toMap(Property::name, Property::defaultValue));

        assertThat(defaults)
                .containsEntry("genkan.limits.code-lifetime", "10m")
                .containsEntry("genkan.limits.code-tries", "5")
                .containsEntry("genkan.limits.lockout-failures", "10")
                .containsEntry("genkan.limits.session-lifetime", "7d")
                .containsEntry("genkan.signing-keys.rotate-every", "90d")
                .containsEntry("genkan.environment", "development")
                .containsEntry("genkan.data-dir", "./genkan-data");
    }

    @Test
    void the_page_of_the_documentation_says_the_same() throws IOException {
        String page = HEAD + properties().stream().map(Property::row).collect(Collectors.joining());
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(page).as("%s; -Dapprove=true renews it", PAGE).isEqualTo(Files.readString(PAGE));
    }

    private static List<Property> properties() throws IOException {
        List<Property> properties = new ArrayList<>();
        for (Object property : (List<?>) Objects.requireNonNull(metadata().get("properties"))) {
            Map<?, ?> described = (Map<?, ?>) Objects.requireNonNull(property);
            properties.add(new Property(
                    text(described, "name"), text(described, "defaultValue"), text(described, "description")));
        }
        return properties;
    }

    private static String text(Map<?, ?> property, String key) {
        Object value = property.get(key);
        return value == null ? "" : value.toString();
    }

    /// Ours among those of the libraries.
    private static Map<String, @Nullable Object> metadata() throws IOException {
        List<URL> all = Collections.list(
                PropertiesTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"));
        return all.stream()
                .map(PropertiesTest::read)
                .filter(text -> text.contains(GenkanProperties.class.getName()))
                .map(Json::parseObject)
                .findFirst()
                .orElseThrow();
    }

    private static String read(URL resource) {
        try (InputStream bytes = resource.openStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
