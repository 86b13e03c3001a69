package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.AlsoThen;
import dev.genkan.onboarding.Onboarding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// `genkan.flows` adds flows to those of the application.
class FlowsInAFileTest {

    @TempDir
    Path data;

    @Test
    void the_beans_are_asked_first_and_then_the_file() throws IOException {
        Path file = Files.writeString(data.resolve("flows.yaml"), """
            - flow: more
              steps:
                - ask: Colour
                  fields: [{ field: colour, type: choice, of: [RED, BLUE], required: true }]
              land-at: /me
            """);
        try (Running running = Running.start(Applications.Asking.class, data, "genkan.flows=" + file)) {
            Visitor ada = running.visitor().signUp(running.engine(), "ada@example.com");
            assertThat(ada.open("/me").headers().firstValue("Location").orElseThrow())
                    .startsWith("/onboarding");
            String first =
                    ada.open("/onboarding").headers().firstValue("Location").orElseThrow();
            assertThat(first).isEqualTo("/onboarding/welcome/name");
            assertThat(ada.open("/onboarding/more/colour").statusCode()).isEqualTo(200);
            assertThat(running.context.getBean(AllFlows.class).inOrder())
                    .extracting(Onboarding::name)
                    .containsExactly("welcome", "more");
        }
    }

    /// A clock to turn, something to do afterwards in code, and handlers that demand the flows by themselves.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Applications.Handlers.class, Boundaries.Handlers.class})
    static class Declared {

        final List<String> named = new CopyOnWriteArrayList<>();
        final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));

        @Bean
        InstantSource clock() {
            return now::get;
        }

        @Bean
        Gate gate() {
            return Gate.publicRoutes("/", "/public/(.*)");
        }

        @Bean
        AlsoThen naming() {
            return new AlsoThen("paint", (member, answers) -> named.add(member.emailAddress()));
        }
    }

    private static final String PAINT = """
        - flow: paint
          version: 1
          steps:
            - ask: Colour
              fields: [{ field: colour, type: choice, of: [RED, BLUE], required: true }]
          land-at: /me
        """;

    @Test
    void a_changed_file_counts_for_handlers_too_and_what_is_done_in_code_stays_on_it() throws IOException {
        Path file = Files.writeString(data.resolve("flows.yaml"), PAINT);
        try (Running running = Running.start(Declared.class, data, "genkan.flows=" + file)) {
            Declared declared = running.context.getBean(Declared.class);
            Visitor ada = running.visitor().signUp(running.engine(), "ada@example.com");
            assertThat(ada.open("/public/onboarded").statusCode()).isEqualTo(303);
            answer(ada, "colour", "RED");
            assertThat(ada.open("/public/onboarded").body()).isEqualTo("onboarded");

            Files.writeString(
                    file,
                    PAINT.replace("version: 1", "version: 2")
                            .replace("required: true }]", "required: true }, { field: shade, type: text }]"));
            assertThat(ada.open("/public/onboarded").statusCode()).isEqualTo(200);
            declared.now.updateAndGet(before -> before.plusSeconds(1));

            assertThat(ada.open("/public/onboarded").statusCode()).isEqualTo(303);
            assertThat(ada.open("/onboarding").body()).contains("Shade").doesNotContain("value=\"RED\"");
            answer(ada, "shade", "pale");
            assertThat(ada.open("/public/onboarded").body()).isEqualTo("onboarded");
            assertThat(declared.named).containsExactly("ada@example.com", "ada@example.com");
        }
    }

    /// With what the page has hidden.
    private static void answer(Visitor member, String field, String value) {
        Map<String, String> fields = new HashMap<>(Map.of(field, value));
        Matcher hidden = Pattern.compile("type=\"hidden\" name=\"(genkan_[a-z]+)\" value=\"([^\"]*)\"")
                .matcher(member.open("/onboarding").body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        assertThat(member.send("/onboarding", fields).statusCode()).isEqualTo(303);
    }

    @Test
    void what_is_done_after_a_flow_that_is_not_in_the_file_stops_the_start() throws IOException {
        Path file = Files.writeString(data.resolve("flows.yaml"), PAINT.replace("paint", "print"));
        assertThatThrownBy(() -> Running.start(Declared.class, data, "genkan.flows=" + file))
                .hasRootCauseMessage(
                        "Something is to be done after the flow \"paint\" (AlsoThen), which is in no file of"
                                + " flows. Name one that is, or say then(…) in code.");
    }
}
