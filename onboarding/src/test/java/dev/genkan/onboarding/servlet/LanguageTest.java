package dev.genkan.onboarding.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.html.Words;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void the_first_language_there_are_words_for_is_spoken_and_english_where_there_are_none() {
        Words words = Words.ours();
        assertThat(Language.of(List.of(Locale.forLanguageTag("tlh"), Locale.UK, Locale.GERMAN), words))
                .isEqualTo(Locale.UK);
        assertThat(Language.of(List.of(), words)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void the_country_is_kept_for_its_dates_and_what_a_browser_adds_to_it_is_not() {
        Locale asked = Locale.forLanguageTag("ar-EG-u-nu-arab-ca-islamic");
        assertThat(Language.of(List.of(asked), Words.ours())).isEqualTo(Locale.of("ar", "EG"));
    }

    @Test
    void of_a_language_that_a_stranger_makes_up_the_language_and_the_country_are_left() {
        Locale madeUp = Locale.forLanguageTag("de-AT" + "-aaaaaaaa-bbbbbbbb".repeat(40));
        assertThat(madeUp.getVariant()).isNotEmpty();
        assertThat(Language.of(List.of(madeUp), Words.ours())).isEqualTo(Locale.of("de", "AT"));
        assertThat(Language.of(List.of(Locale.forLanguageTag("de-CH-1996")), Words.ours()))
                .isEqualTo(Locale.forLanguageTag("de-CH-1996"));
    }

    @Test
    void a_header_full_of_languages_costs_no_more_than_a_few_looks_at_the_class_path() {
        AtomicInteger looks = new AtomicInteger();
        Words words = Words.of(
                new ClassLoader(getClass().getClassLoader()) {
                    @Override
                    public InputStream getResourceAsStream(String name) {
                        looks.incrementAndGet();
                        return super.getResourceAsStream(name);
                    }
                },
                "messages");
        List<Locale> all = Stream.iterate(0, n -> n + 1)
                .limit(1_000)
                .map(n -> Locale.forLanguageTag("x%c%c-Latn-DE".formatted('a' + n / 26 % 26, 'a' + n % 26)))
                .toList();

        for (int i = 0; i < 10; i++) {
            assertThat(Language.of(all, words)).isEqualTo(Locale.ENGLISH);
        }

        assertThat(looks).hasValueLessThan(100);
    }
}
