package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Words WORDS = Words.of(WordsTest.class.getClassLoader(), "guide", "not/there");

    @Test
    void the_application_is_asked_first_and_we_answer_for_the_rest() {
        assertThat(WORDS.text("NewApplication", Locale.ENGLISH)).isEqualTo("Set up your application");
        assertThat(WORDS.text("NewApplication", Locale.GERMAN)).isEqualTo("Deine Anwendung");
        assertThat(WORDS.text("onboarding.back", Locale.GERMAN)).isEqualTo("Back");
        assertThat(WORDS.text("error.form_password_incorrect", Locale.ENGLISH)).isEqualTo("That password isn’t right.");
    }

    @Test
    void the_language_of_the_machine_plays_no_part() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            Words fresh = Words.of(WordsTest.class.getClassLoader(), "guide");
            assertThat(fresh.text("NewApplication", Locale.FRENCH)).isEqualTo("Set up your application");
            assertThat(fresh.spoken(Locale.FRENCH)).isEqualTo(Locale.ENGLISH);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void arguments_are_named_in_braces_and_what_is_none_stays() {
        assertThat(WORDS.text("signIn.title", Locale.ENGLISH, Map.of("app", "A$1 \\ {app}")))
                .isEqualTo("Sign in to A$1 \\ {app}");
        assertThat(WORDS.text("signIn.title", Locale.ENGLISH)).isEqualTo("Sign in to {app}");
    }

    @Test
    void one_and_more_are_different_words() {
        assertThat(IntStream.of(0, 1, 2)
                        .mapToObj(count -> WORDS.text("errors.summary", Locale.ENGLISH, Map.of("count", count))))
                .containsExactly("There are 0 things to fix", "There is 1 thing to fix", "There are 2 things to fix");
    }

    @Test
    void a_missing_text_is_a_fault_that_names_its_key_unless_it_may_be_missing() {
        assertThatThrownBy(() -> WORDS.text("signIn.titel", Locale.ENGLISH))
                .isInstanceOf(Words.MissingWords.class)
                .hasMessage("there is no text with the key signIn.titel");
        assertThat(WORDS.find("signIn.titel", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void any_language_may_be_asked_for() {
        IntStream.range(0, 500)
                .mapToObj(i -> Locale.forLanguageTag("de-x-a" + i))
                .forEach(locale ->
                        assertThat(WORDS.text("NewApplication", locale)).isEqualTo("Deine Anwendung"));
    }
}
