package dev.genkan.testing.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.testing.FlowWalk;
import dev.genkan.testing.Walked;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.env.MockEnvironment;

@SpringBootTest(
        classes = Gallery.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "genkan.browser=true",
            "genkan.brand.stylesheet=/look.css",
            "server.address=localhost",
            "server.servlet.context-path=/gallery"
        })
@GenkanTest
class InBrowserTest {

    @Autowired
    InBrowser inBrowser;

    @Autowired
    Visitors visitors;

    @Autowired
    Onboarding tour;

    @AfterEach
    void mend() {
        Gallery.style = "";
        Gallery.taken = false;
    }

    @Test
    void every_path_is_walked_with_scripts_and_without_and_axe_looks_at_every_page() {
        Walked walked = FlowWalk.of(tour).walk();
        assertThat(walked.paths()).hasSize(3);

        int steps = 2;
        int checks = 3;
        int farewell = 1;
        assertThat(inBrowser.walk(walked)).isEqualTo(2 * (steps + checks + farewell));
    }

    @Test
    void a_fault_that_axe_sees_is_told_with_the_path_and_the_page() {
        Gallery.style = ".gk label { color: #ddd !important }";

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> inBrowser.walk(first()))
                .withMessageStartingWith("The flow tour 3 does not stand the look of a browser:\n"
                        + "- everything, scripting on: at /onboarding/tour/everything, light: color-contrast at [")
                .withMessageContaining("- everything, scripting off: at /onboarding/tour/everything, light:")
                .withMessageNotContaining("/check");
    }

    @Test
    void an_answer_that_the_application_refuses_ends_the_path_with_its_words() {
        Gallery.taken = true;

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> inBrowser.walk(first()))
                .withMessageContaining("- everything, scripting on: at /onboarding/tour/everything the answer was 422:"
                        + " There is 1 thing to fix, Somebody is called so\n");
    }

    @Test
    void a_member_who_is_through_already_is_not_where_the_path_begins() {
        InBrowser ofThoseWhoAreThrough = inBrowser.as(Visitor::onboarded);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ofThoseWhoAreThrough.walk(first()))
                .withMessageContaining("- everything, scripting on: leads to /dashboard and not to everything\n");
    }

    @Test
    void it_is_off_unless_it_is_asked_for() {
        assertThat(new InBrowser(visitors, new MockEnvironment()).walk(first())).isZero();
    }

    @Test
    void what_is_missing_is_said() throws Exception {
        InBrowser withoutPort = new InBrowser(visitors, new MockEnvironment().withProperty(InBrowser.SWITCH, "true"));

        assertThatIllegalStateException()
                .isThrownBy(() -> withoutPort.walk(first()))
                .withMessage("A walk in a browser needs an application that listens:"
                        + " @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT).");
        try (var empty = new URLClassLoader(new URL[0], null)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> InBrowser.requireDriver(empty))
                    .withMessage("A walk in a browser needs com.microsoft.playwright:playwright and"
                            + " com.deque.html.axe-core:playwright on the class path of the tests.");
        }
    }

    private Walked first() {
        Walked walked = FlowWalk.of(tour).walk();
        return new Walked(walked.flow(), walked.paths().subList(0, 1), false);
    }
}
