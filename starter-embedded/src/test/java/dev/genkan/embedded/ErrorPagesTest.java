package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTest {

    private static final Pattern REFERENCE = Pattern.compile("<code>([0-9a-f]{4}-[0-9a-f]{4})</code>");

    @TempDir
    Path data;

    @Test
    void a_page_that_is_not_there_or_not_for_everybody_is_said_in_the_design_of_the_house() {
        try (Running running = Running.start(Applications.Broken.class, data)) {
            Visitor visitor = running.visitor();

            HttpResponse<String> missing = visitor.open("/nowhere");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body())
                    .contains("This page isn’t here", "gk-card")
                    .doesNotContain("Reference");
            assertThat(missing.headers().firstValue("Content-Security-Policy")).isPresent();
            HttpResponse<String> forbidden = visitor.open("/forbidden");
            assertThat(forbidden.statusCode()).isEqualTo(403);
            assertThat(forbidden.body())
                    .contains("You don’t have access to this page")
                    .doesNotContain("secret");
            assertThat(visitor.signUp(running.engine(), "ada@example.com")
                            .open("/nowhere")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_fault_has_a_reference_on_the_page_and_in_the_log_and_nothing_else(CapturedOutput output) {
        try (Running running = Running.start(Applications.Broken.class, data)) {
            HttpResponse<String> page = running.visitor().open("/fails");

            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body())
                    .contains("Sorry, something went wrong")
                    .doesNotContain("secret", "Exception", "dev.genkan");
            Matcher reference = REFERENCE.matcher(page.body());
            assertThat(reference.find()).isTrue();
            assertThat(output.getAll())
                    .contains(
                            "Reference " + reference.group(1) + ": GET /fails ended in 500", "the secret of the house");
        }
    }

    @Test
    void a_program_gets_what_spring_boot_says() {
        try (Running running = Running.start(Applications.Broken.class, data)) {
            HttpResponse<String> json = running.visitor().call("/nowhere");

            assertThat(json.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
            assertThat(json.body()).contains("\"status\":404");
        }
    }

    @Test
    void an_application_with_an_error_page_of_its_own_shows_that_one() {
        try (Running running = Running.start(Applications.BrokenInItsOwnWay.class, data)) {
            assertThat(running.visitor().open("/nowhere").body()).isEqualTo("in its own way");
        }
    }
}
