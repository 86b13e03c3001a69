package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Words WORDS = Words.of(WordsTest.class.getClassLoader(), "guide", "not/there");

    @Test
    void the_application_is_asked_first_and_we_answer_for_the_rest() {
        assertThat(WORDS.text("NewApplication", Locale.ENGLISH)).isEqualTo("Set up your application");
        assertThat(WORDS.text("NewApplication", Locale.GERMAN)).isEqualTo("Deine Anwendung");
        assertThat(WORDS.text("onboarding.back", Locale.GERMAN)).isEqualTo("Zurück");
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
    void words_have_as_many_forms_as_their_language_wants() {
        String summary = "errors.summary";
        assertThat(IntStream.of(0, 1, 2, 3, 11, 100)
                        .mapToObj(count -> WORDS.text(summary, Locale.of("ar"), Map.of("count", count))))
                .containsExactly(
                        "لا يوجد ما يحتاج إلى تصحيح",
                        "يوجد أمر واحد يحتاج إلى تصحيح",
                        "يوجد أمران يحتاجان إلى تصحيح",
                        "توجد 3 أمور تحتاج إلى تصحيح",
                        "يوجد 11 أمرًا يحتاج إلى تصحيح",
                        "يوجد 100 أمر يحتاج إلى تصحيح");
        assertThat(IntStream.of(1, 2).mapToObj(count -> WORDS.text(summary, Locale.JAPANESE, Map.of("count", count))))
                .containsExactly("修正が必要な項目が1件あります", "修正が必要な項目が2件あります");
    }

    @Test
    void the_file_a_text_is_found_in_says_by_which_language_its_form_is_chosen() {
        Words words = Words.of(
                new OwnFiles(Map.of(
                        "messages.properties", "seats.one=one seat\nseats.other={count} seats",
                        "messages_ru.properties",
                                "seats.one={count} место\nseats.few={count} места\nseats.many={count} мест",
                        "messages_pl.properties", "seats.other={count} miejsc",
                        "messages_fr.properties", "page.back=Retour")),
                "messages");
        Map<Locale, String> said = Map.of(
                Locale.of("ru"),
                "21 место, 2 места, 5 мест",
                Locale.of("pl"),
                "21 miejsc, 2 miejsc, 5 miejsc",
                // said in English, where nought takes the plural, which in French it does not
                Locale.FRENCH,
                "21 seats, 2 seats, 5 seats");

        said.forEach((locale, expected) -> assertThat(IntStream.of(21, 2, 5)
                        .mapToObj(count -> words.text("seats", locale, Map.of("count", count)))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected));
        assertThat(words.text("seats", Locale.FRENCH, Map.of("count", 0))).isEqualTo("0 seats");
    }

    @Test
    void the_only_number_of_a_text_chooses_too_and_a_text_without_forms_serves_for_all() {
        Words words = Words.of(
                new OwnFiles(Map.of(
                        "messages_ar.properties",
                        "wait.two=دقيقتان\nwait.other={minutes}\nsteps.two=no\nsteps={n} / {total}")),
                "messages");
        Locale arabic = Locale.of("ar");

        assertThat(words.text("wait", arabic, Map.of("minutes", 2, "app", "Acme")))
                .isEqualTo("دقيقتان");
        assertThat(words.text("steps", arabic, Map.of("n", 2, "total", 4))).isEqualTo("2 / 4");
        assertThat(WORDS.text("onboarding.back", arabic, Map.of("count", 2))).isEqualTo("رجوع");
    }

    @Test
    void what_is_put_into_a_sentence_of_the_other_direction_is_kept_apart_from_it() {
        Locale arabic = Locale.of("ar");

        assertThat(WORDS.text("validation.min", arabic, Map.of("label", "المقاعد", "min", 12)))
                .isEqualTo("المقاعد: يجب أن تكون القيمة 12 أو أكثر");
        assertThat(WORDS.text("validation.min", arabic, Map.of("label", "Seats", "min", -12)))
                .isEqualTo("\u2068Seats\u2069: يجب أن تكون القيمة \u2068-12\u2069 أو أكثر");
        assertThat(WORDS.text("signIn.title", Locale.ENGLISH, Map.of("app", "حساب")))
                .isEqualTo("Sign in to \u2068حساب\u2069");
        assertThat(WORDS.text("signIn.title", Locale.ENGLISH, Map.of("app", "日本")))
                .isEqualTo("Sign in to 日本");
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

    @Test
    void a_number_is_written_as_in_the_language_and_can_be_typed_again() {
        Map<String, Object> arguments = Map.of("label", "X", "min", new BigDecimal("1234.5"));

        assertThat(WORDS.text("validation.min", Locale.ENGLISH, arguments)).isEqualTo("X must be 1234.5 or more");
        assertThat(WORDS.text("validation.min", Locale.GERMAN, arguments)).isEqualTo("X: mindestens 1234,5");
        assertThat(WORDS.text("validation.min", Locale.ENGLISH, Map.of("label", "X", "min", new BigDecimal("1E+3"))))
                .isEqualTo("X must be 1000 or more");
        assertThat(Words.of(new OwnFiles(Map.of("genkan/words_fa.properties", "validation.min={min}")))
                        .text("validation.min", Locale.of("fa"), arguments))
                .isEqualTo("\u20681234٫5\u2069");
    }

    @Test
    void a_language_is_added_by_one_file_and_key_by_key() {
        Words words = Words.of(new OwnFiles(Map.of("genkan/words_fr.properties", "page.back=Retour")), "messages");

        assertThat(words.spoken(Locale.CANADA_FRENCH)).isEqualTo(Locale.FRENCH);
        assertThat(words.text("page.back", Locale.FRENCH)).isEqualTo("Retour");
        assertThat(words.text("page.home", Locale.FRENCH)).isEqualTo("Go to the start page");
        assertThat(words.text("page.back", Locale.GERMAN)).isEqualTo("Zurück");
    }

    @Test
    void a_bundle_of_the_application_says_more_than_an_added_language() {
        Words words = Words.of(
                new OwnFiles(Map.of(
                        "genkan/words_fr.properties", "page.back=Retour\npage.home=Accueil",
                        "messages_fr.properties", "page.back=En arrière")),
                "messages");

        assertThat(words.text("page.back", Locale.FRENCH)).isEqualTo("En arrière");
        assertThat(words.text("page.home", Locale.FRENCH)).isEqualTo("Accueil");
    }

    @Test
    void a_language_that_lacks_one_of_its_forms_lacks_the_text() {
        String russian = keysOfOurs().stream()
                .map(key -> key.replaceFirst("\\.(one|other)$", ""))
                .flatMap(key -> key.equals("validation.choices.min")
                        ? Stream.of(key + ".one", key + ".few")
                        : key.equals("validation.choices.max")
                                ? Stream.of(key + ".one", key + ".few", key + ".many")
                                : Stream.of(key))
                .map(key -> key + "=слово")
                .collect(Collectors.joining("\n"));

        assertThat(Words.of(new OwnFiles(Map.of("genkan/words_ru.properties", russian)))
                        .untranslated())
                .extracting(Untranslated::missing)
                .containsExactly(List.of("validation.choices.min"));
    }

    @Test
    void what_a_language_lacks_is_counted_and_a_pair_counts_once() {
        String allButTwo = keysOfOurs().stream()
                .filter(key -> !key.equals("page.home") && !key.equals("errors.summary.one"))
                .map(key -> key + "=mot")
                .collect(Collectors.joining("\n"));
        Words words = Words.of(new OwnFiles(Map.of(
                "genkan/words_fr.properties", allButTwo,
                "genkan/words_es.properties", "page.back=Atrás",
                "genkan/words_en.properties", "page.back=Back we go")));

        assertThat(words.untranslated())
                .extracting(Untranslated::language)
                .containsExactly(Locale.of("es"), Locale.FRENCH);
        Untranslated french = words.untranslated().getLast();
        assertThat(french.missing()).containsExactly("errors.summary", "page.home");
        assertThat(french)
                .hasToString("fr lacks 2 of " + french.all()
                        + " texts, which are said in English: errors.summary, page.home");
        assertThat(words.untranslated().getFirst().toString())
                .endsWith("acting.as, acting.label, acting.stop, acting.written, code.checking …");
    }

    @Test
    void ours_are_complete_so_nothing_is_said_of_them() {
        assertThat(Words.ours().untranslated()).isEmpty();
        assertThat(Words.of(
                                new OwnFiles(Map.of("messages_de.properties", "NewApplication=Deine Anwendung")),
                                "messages")
                        .untranslated())
                .isEmpty();
    }

    @Test
    void no_language_is_spoken_but_those_that_are_named_and_the_first_of_them_to_everybody_else() {
        Words words = WORDS.in(List.of(Locale.GERMAN, Locale.ENGLISH));
        assertThat(words.spoken(Locale.forLanguageTag("de-AT"))).isEqualTo(Locale.GERMAN);
        assertThat(words.spoken(Locale.UK)).isEqualTo(Locale.ENGLISH);
        assertThat(words.spoken(Locale.FRENCH)).isEqualTo(Locale.GERMAN);
        assertThat(words.text("page.back", Locale.FRENCH)).isEqualTo("Zurück");

        Words english = WORDS.in(List.of(Locale.ENGLISH));
        assertThat(english.spoken(Locale.GERMAN)).isEqualTo(Locale.ENGLISH);
        assertThat(english.text("page.back", Locale.GERMAN)).isEqualTo("Back");
    }

    private static Set<String> keysOfOurs() {
        return new Bundles(Words.class.getClassLoader(), "dev/genkan/forms/html/words").keys(Locale.ROOT);
    }
}
