package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class HumanisedTest {

    @Test
    void names_of_the_code_read_as_words() {
        assertThat(Humanised.name("applicationName")).isEqualTo("Application name");
        assertThat(Humanised.name("NewApplication")).isEqualTo("New application");
        assertThat(Humanised.name("siteURL")).isEqualTo("Site URL");
        assertThat(Humanised.name("URLOfSite")).isEqualTo("URL of site");
        assertThat(Humanised.name("x")).isEqualTo("X");
    }

    @Test
    void constants_read_as_words_and_names_with_digits_stay() {
        assertThat(Humanised.constant("B2C")).isEqualTo("B2C");
        assertThat(Humanised.constant("SMALL_TEAM")).isEqualTo("Small team");
        assertThat(Humanised.constant("B2B_SALES")).isEqualTo("B2B sales");
        assertThat(Humanised.constant("STARTUP")).isEqualTo("Startup");
    }

    @Test
    void a_label_inside_a_sentence_begins_small_unless_it_is_an_abbreviation_or_german() {
        assertThat(Humanised.inSentence("Application name", Locale.ENGLISH)).isEqualTo("application name");
        assertThat(Humanised.inSentence("URL of site", Locale.ENGLISH)).isEqualTo("URL of site");
        assertThat(Humanised.inSentence("A name", Locale.ENGLISH)).isEqualTo("a name");
        assertThat(Humanised.inSentence("", Locale.ENGLISH)).isEmpty();
        assertThat(Humanised.inSentence("Name der Anwendung", Locale.GERMANY)).isEqualTo("Name der Anwendung");
    }
}
