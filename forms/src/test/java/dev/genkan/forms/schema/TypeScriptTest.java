package dev.genkan.forms.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.Destination;
import dev.genkan.forms.Everything;
import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Form;
import dev.genkan.forms.FormSpec;
import dev.genkan.forms.Kind;
import dev.genkan.forms.Validators;
import dev.genkan.forms.WhenEmpty;
import dev.genkan.forms.guide.NewApplication;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeScriptTest {

    @Test
    void the_guides_form_reads_like_this() {
        assertThat(TypeScript.type(Form.of(NewApplication.class, Validators.VALIDATOR)))
                .isEqualTo("{ applicationName: string; applicationType: \"B2C\" | \"B2B\" }");
    }

    @Test
    void what_was_left_open_is_not_there_and_what_goes_elsewhere_is_not_named() {
        assertThat(TypeScript.type(Everything.FORM))
                .isEqualTo("{ text: string; word: string; lines?: string; email: string; link?: string;"
                        + " whole: number; many?: number; price: number; share?: number; born: string;"
                        + " tick: boolean; terms: boolean; type: \"B2C\" | \"B2B\"; other?: \"B2C\" | \"B2B\";"
                        + " several: (\"B2C\" | \"B2B\")[]; more: (\"B2C\" | \"B2B\")[];"
                        + " place: { city: string; abroad: boolean; country: string };"
                        + " elsewhere?: { city: string; abroad: boolean; country: string };"
                        + " which?: \"B2C\" | \"B2B\"; why: string }");
    }

    @Test
    void names_of_options_cannot_leave_their_quotes() {
        FieldSpec odd = FieldSpec.of("odd", new Kind.Choice("Odd", List.of("a\"b", "c\\")), WhenEmpty.REFUSED);
        assertThat(TypeScript.type(Form.of(new FormSpec("Odd", List.of(odd)), Validators.VALIDATOR)))
                .isEqualTo("{ odd: \"a\\\"b\" | \"c\\\\\" }");
        FormSpec hidden = new FormSpec("Odd", List.of(odd.writtenTo(Destination.APPLICATION)));
        assertThat(TypeScript.type(Form.of(hidden, Validators.VALIDATOR))).isEqualTo("{}");
    }
}
