package dev.genkan.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.html.Words;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownTextTest {

    private final Questions questions = Questions.of(Flows.welcome(1), Flows.VALIDATOR);

    @Test
    void the_hash_is_that_of_titles_labels_hints_and_options() throws Exception {
        String shown = "[[\"New application\",\"\",[[\"Application name\",\"\",[]],"
                + "[\"Application type\",\"\",[[\"B2C\",\"\"],[\"B2B\",\"\"]]]]]]";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8));
        assertThat(new ShownText(Words.ours()).hash(questions, questions.flow().steps(), Locale.ENGLISH))
                .isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void other_words_have_another_hash() {
        String plain =
                new ShownText(Words.ours()).hash(questions, questions.flow().steps(), Locale.ENGLISH);
        assertThat(with("messages.properties", "NewApplication.applicationName.hint=What do you call it?")
                        .hash(questions, questions.flow().steps(), Locale.ENGLISH))
                .isNotEqualTo(plain);
        assertThat(with("messages.properties", "ApplicationType.B2B.hint=Companies")
                        .hash(questions, questions.flow().steps(), Locale.ENGLISH))
                .isNotEqualTo(plain);
        assertThat(with("messages.properties", "something.else=Else")
                        .hash(questions, questions.flow().steps(), Locale.ENGLISH))
                .isEqualTo(plain);
    }

    @Test
    void the_language_is_the_one_really_spoken() {
        ShownText german = with("messages_de.properties", "NewApplication.applicationName=Name der Anwendung");
        assertThat(german.locale(Locale.GERMANY)).isEqualTo(Locale.GERMAN);
        assertThat(german.locale(Locale.KOREAN)).isEqualTo(Locale.ENGLISH);
        assertThat(german.hash(questions, questions.flow().steps(), Locale.GERMANY))
                .isEqualTo(german.hash(questions, questions.flow().steps(), Locale.GERMAN))
                .isNotEqualTo(german.hash(questions, questions.flow().steps(), Locale.ENGLISH));
        assertThat(german.hash(questions, questions.flow().steps(), Locale.KOREAN))
                .isEqualTo(german.hash(questions, questions.flow().steps(), Locale.ENGLISH));
    }

    private static ShownText with(String file, String text) {
        return new ShownText(Words.of(new Files(Map.of(file, text)), "messages"));
    }

    /// An application's class path with a few files.
    private static final class Files extends ClassLoader {

        private final Map<String, String> files;

        Files(Map<String, String> files) {
            this.files = files;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            String text = files.get(name);
            return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
