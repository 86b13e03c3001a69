package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Form;
import dev.genkan.forms.FormSpec;
import dev.genkan.forms.Hint;
import dev.genkan.forms.Validators;
import dev.genkan.forms.WhenEmpty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the start says of the words an application has for its forms.
class OwnTextsTest {

    enum Kind {
        SHOP,
        CLUB
    }

    record Office(@NotBlank String city) {}

    record Venture(
            @NotBlank @Size(max = 9) @Hint("Any will do.") String name,
            @NotNull Kind kind,
            @NotNull LocalDate start,
            @NotNull @Valid Office office) {}

    private static final List<Form<?>> FORMS = List.of(Form.of(Venture.class, Validators.VALIDATOR));

    private static final String GERMAN = """
            Venture=Dein Vorhaben
            Venture.name=Name
            Venture.name.hint=Jeder geht.
            Venture.kind=Art
            Venture.start=Beginn
            Venture.office=Büro
            Office.city=Ort
            Kind.SHOP=Laden
            Kind.CLUB=Verein
            """;

    @Test
    void an_application_without_words_of_its_own_or_with_all_of_them_is_told_nothing() {
        assertThat(open(Map.of())).isEmpty();
        assertThat(open(Map.of("messages_de.properties", GERMAN))).isEmpty();
    }

    @Test
    void what_a_language_leaves_to_the_code_is_named() {
        assertThat(open(Map.of("messages_de.properties", GERMAN.replaceAll("(?m)^(Venture=|Kind.CLUB|Office).*$", ""))))
                .containsExactly("de: not translated: Venture, Kind.CLUB, Venture.office.city");
        assertThat(open(Map.of("messages_de.properties", GERMAN.replaceAll("(?m)^.*hint.*$", ""))))
                .containsExactly("de: not translated: Venture.name.hint");
    }

    @Test
    void what_is_said_only_in_the_file_without_a_language_is_named_for_every_other() {
        assertThat(open(Map.of(
                        "messages.properties",
                        "Venture.subtitle=Four questions\nVenture.name.what=a name",
                        "messages_de.properties",
                        GERMAN,
                        "messages_en.properties",
                        GERMAN + "Venture.subtitle=Four\nVenture.name.what=a name")))
                .containsExactly("de: not translated: Venture.subtitle, Venture.name.what");
    }

    @Test
    void a_key_that_belongs_to_nothing_in_the_record_is_a_typing_error() {
        assertThat(open(Map.of(
                        "messages.properties",
                        "Venture.nane=x\nKind.CLUBS=x\nVenture.name.hnt=x\nVenture.name.error.requierd=x\n"
                                + "Ventures.name=another page's\nsignIn.title=ours")))
                .containsExactly("without a language: of no question: Kind.CLUBS, Venture.name.error.requierd, "
                        + "Venture.name.hnt, Venture.nane");
    }

    @Test
    void errors_by_constraint_and_by_kind_belong_to_their_question() {
        assertThat(open(Map.of(
                        "messages.properties",
                        "Venture.name.Size=At most {max}\nVenture.name.error.required=Which {label}?\n"
                                + "Venture.name.error.size.max.one=One\nVenture.OfAge=You are too young\n"
                                + "Office.city.NotBlank=Where?\nVenture.start.hint=Like {example}")))
                .isEmpty();
    }

    @Test
    void a_text_that_names_what_it_is_not_given_would_show_its_braces() {
        assertThat(open(Map.of(
                        "messages.properties",
                        "Venture=Your {thing}\nVenture.name.Size=At most {maximum}\nsignIn.title=Welcome to {site}\n"
                                + "validation.size.max={label} {max}\nmail.signUp.subject={address}\n"
                                + "my.own.page=Welcome, {member}")))
                .containsExactly("without a language: never filled: Venture {thing}, Venture.name.Size {maximum}, "
                        + "signIn.title {site}");
    }

    @Test
    void a_line_names_a_few_and_counts_the_others() {
        assertThat(open(Map.of("messages_de.properties", "page.back=Zurück")))
                .containsExactly("de: not translated: Venture, Venture.name, Venture.name.hint, Venture.kind, "
                        + "Kind.SHOP and 4 more");
    }

    @Test
    void only_languages_that_are_spoken_are_looked_at() {
        Words words = Words.of(new OwnFiles(Map.of("messages_fr.properties", "Venture=Projet")), "messages");
        assertThat(words.in(List.of(Locale.ENGLISH)).openFor(FORMS)).isEmpty();
        assertThat(words.openFor(FORMS)).hasSize(1);
    }

    @Test
    void what_a_declared_form_brings_along_is_said() {
        FormSpec spec = new FormSpec(
                "Club",
                List.of(FieldSpec.of("name", new dev.genkan.forms.Kind.Text(), WhenEmpty.REFUSED)),
                Map.of("de", Map.of("Club", "Verein", "Club.name", "Name"), "", Map.of("Club", "Club")));
        Words words = Words.of(
                new OwnFiles(Map.of(
                        "messages_de.properties", "page.back=Zurück", "messages_fr.properties", "page.back=Retour")),
                "messages");

        assertThat(words.openFor(List.of(Form.of(spec, Validators.VALIDATOR))))
                .extracting(OwnTexts::toString)
                .containsExactly("fr: not translated: Club, Club.name");
    }

    private static List<String> open(Map<String, String> files) {
        return Words.of(new OwnFiles(files), "messages").openFor(FORMS).stream()
                .map(OwnTexts::toString)
                .toList();
    }
}
