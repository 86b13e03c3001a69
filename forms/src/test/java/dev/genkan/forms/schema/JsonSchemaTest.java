package dev.genkan.forms.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.genkan.forms.Everything;
import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Form;
import dev.genkan.forms.FormSpec;
import dev.genkan.forms.Kind;
import dev.genkan.forms.Rule;
import dev.genkan.forms.SomeAnswers;
import dev.genkan.forms.Submission;
import dev.genkan.forms.Validators;
import dev.genkan.forms.WhenEmpty;
import dev.genkan.forms.guide.NewApplication;
import dev.genkan.forms.html.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Map<String, Object> SCHEMA = JsonSchema.of(Everything.FORM, Words.ours(), Locale.ENGLISH);

    @Test
    void the_guides_form_reads_like_this() throws Exception {
        Words words = Words.of(NewApplication.class.getClassLoader(), "guide");
        assertThat(JSON.writeValueAsString(
                        JsonSchema.of(Form.of(NewApplication.class, Validators.VALIDATOR), words, Locale.ENGLISH)))
                .isEqualTo("""
                        {"$schema":"https://json-schema.org/draft/2020-12/schema",\
                        "title":"Set up your application","description":"Two questions, then you’re in.",\
                        "type":"object","properties":{\
                        "applicationName":{"title":"Application name",\
                        "description":"What do you call it? You can change it later.",\
                        "type":"string","maxLength":80,"minLength":1},\
                        "applicationType":{"title":"Application type","description":"Who signs up?","type":"string",\
                        "enum":["B2C","B2B"],"oneOf":[\
                        {"const":"B2C","title":"B2C","description":"People sign up for themselves"},\
                        {"const":"B2B","title":"B2B","description":"Companies sign up with their team"}]}},\
                        "required":["applicationName","applicationType"],"additionalProperties":false}""");
    }

    @Test
    void it_is_a_schema_itself() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(JSON.<JsonNode>valueToTree(SCHEMA))).isEmpty();
    }

    /// As many answers as a second has room for; of one in two sets nothing is wrong, of the others a little or much.
    @Test
    void what_the_schema_accepts_and_what_the_form_accepts_is_the_same() {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.<JsonNode>valueToTree(SCHEMA));
        SomeAnswers some = new SomeAnswers(42);
        int accepted = 0;
        for (int i = 0; i < 3_000; i++) {
            Map<String, @Nullable Object> json = some.next(List.of(0, 0, 4, 30).get(i % 4));
            List<Error> faults = schema.validate(
                    JSON.<JsonNode>valueToTree(json),
                    execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
            List<?> errors = errors(json);
            assertThat(faults.isEmpty())
                    .as("%s%nschema %s%nform %s", json, faults, errors)
                    .isEqualTo(errors.isEmpty());
            accepted += errors.isEmpty() ? 1 : 0;
        }
        assertThat(accepted).isBetween(1_000, 2_500);
    }

    private static List<?> errors(Map<String, @Nullable Object> json) {
        return switch (Everything.FORM.readJson(json)) {
            case Submission.Accepted<Everything> accepted -> List.of();
            case Submission.Rejected<Everything> rejected -> rejected.errors();
        };
    }

    @Test
    void a_pattern_that_only_java_reads_is_left_to_java() {
        for (String pattern : List.of("(?i)[a-z]+", "a*+", "\\p{L}+", "[a-z&&[^x]]", "\\Qa.b\\E", "(?<n>a)")) {
            assertThat(schemaOf(pattern)).as(pattern).doesNotContain("pattern");
        }
        assertThat(schemaOf("[A-Z]{2}[0-9]+")).contains("pattern=^(?:[A-Z]{2}[0-9]+)$");
        assertThat(schemaOf("a|(?:b)")).contains("pattern=^(?:a|(?:b))$");
    }

    private static String schemaOf(String pattern) {
        FieldSpec code = FieldSpec.of("code", new Kind.Text(), WhenEmpty.REFUSED, new Rule.Matches(pattern));
        Form<?> form = Form.of(new FormSpec("Coded", List.of(code)), Validators.VALIDATOR);
        return JsonSchema.of(form, Words.ours(), Locale.ENGLISH).toString();
    }
}
