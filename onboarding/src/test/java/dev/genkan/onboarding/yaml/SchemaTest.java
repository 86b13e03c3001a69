package dev.genkan.onboarding.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What editors are told about files of flows is what the reader reads.
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TREE = tree();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TREE);

    private static JsonNode tree() {
        try (InputStream file = FlowFile.class.getResourceAsStream("genkan-flow.schema.json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Error> errors(String yaml) {
        Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return SCHEMA.validate(JSON.<JsonNode>valueToTree(value));
    }

    static void accepts(String yaml) {
        assertThat(errors(yaml)).as(yaml).isEmpty();
    }

    static void refuses(String yaml) {
        assertThat(errors(yaml)).as(yaml).isNotEmpty();
    }

    private static Set<String> keys(String of) {
        Set<String> keys = new TreeSet<>();
        TREE.at("/$defs/" + of + "/properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void it_has_every_word_of_the_notation_and_no_other() {
        assertThat(keys("flow")).isEqualTo(new TreeSet<>(Notation.FLOW));
        assertThat(keys("step")).isEqualTo(new TreeSet<>(Notation.STEP));
        assertThat(keys("field")).isEqualTo(new TreeSet<>(Notation.anyOfField()));
        assertThat(TREE.at("/$defs/field/properties/type/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Notation.TYPES.keySet());
        assertThat(TREE.at("/$defs/field/properties/lies-in/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Notation.LIES_IN.keySet());
        assertThat(TREE.at("/$defs/field/properties/goes-to/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Notation.GOES_TO.keySet());
    }

    @Test
    void the_documentation_has_the_same_file() throws IOException {
        assertThat(JSON.readTree(Files.readString(Path.of("../docs/genkan-flow.schema.json"))))
                .isEqualTo(TREE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- { flow: Welcome, steps: [{ ask: A, fields: [{ field: a, type: text }] }], land-at: / }",
                "- { flow: w, steps: [{ ask: A, fields: [{ field: a, type: text }] }] }",
                "- { flow: w, steps: [], land-at: / }",
                "- { flow: w, stepps: 1, steps: [{ ask: A, fields: [{ field: a, type: text }] }], land-at: / }",
                "- { flow: w, steps: [{ ask: A, offer: B, fields: [{ field: a, type: text }] }], land-at: / }",
                "- { flow: w, steps: [{ fields: [{ field: a, type: text }] }], land-at: / }",
                "- { flow: w, steps: [{ ask: A, fields: [{ field: a, type: txt }] }], land-at: / }",
                "- { flow: w, steps: [{ ask: A, fields: [{ field: a, type: date, max: 3 }] }], land-at: / }",
                "- { flow: w, steps: [{ ask: A, fields: [{ field: a, type: choice }] }], land-at: / }",
                "- { flow: w, steps: [{ ask: A, fields: [{ field: a, type: lines, rows: 1 }] }], land-at: / }",
                "- { flow: w, steps: [{ ask: A, fields: [{ type: text }] }], land-at: / }",
                "- { flow: w, steps: [{ ask: A, fields: [{ field: a, type: text }] }], keep-drafts-for: long, land-at:"
                        + " / }",
            })
    void what_it_refuses_the_reader_refuses(String yaml) {
        refuses(yaml);
        FaultsTest.faults(yaml);
    }
}
