package dev.genkan.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.testing.FlowWalk;
import dev.genkan.testing.guide.WelcomeFlow.Company;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the page "Test your flow" shows is what is compiled and run here.
class GuidePageTest {

    private static final Path PAGE = Path.of("../docs/testing.md");

    @ParameterizedTest
    @ValueSource(strings = {"WelcomeFlowTest", "WelcomePagesTest", "DashboardTest"})
    void the_code_on_the_page_is_the_code_that_runs(String test) throws IOException {
        String page = Files.readString(PAGE);
        String marker = "<!-- " + test + " -->\n```java\n";
        int begin = page.indexOf(marker) + marker.length();
        String shown = page.substring(begin, page.indexOf("```\n", begin));

        assertThat(page).contains(marker);
        assertThat(Files.readString(Path.of("src/test/java/dev/genkan/testing/guide", test + ".java")))
                .endsWith("\n\n" + shown);
    }

    @Test
    void the_driver_and_axe_on_the_page_are_those_of_the_house() throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));

        assertThat(Files.readString(PAGE))
                .contains("<version>" + property(pom, "playwright.version") + "</version>")
                .contains("<version>" + property(pom, "axe.version") + "</version>");
    }

    private static String property(String pom, String name) {
        int begin = pom.indexOf("<" + name + ">") + name.length() + 2;
        return pom.substring(begin, pom.indexOf("</", begin));
    }

    @Test
    void the_table_on_the_page_is_the_one_that_is_printed() throws IOException {
        String printed = FlowWalk.of(WelcomeFlow.welcome())
                .with(new Company("Acme Ltd", "FI12345671", 12), new Company("Acme Ltd", "FI12345671", 60))
                .walk()
                .toString();

        assertThat(Files.readString(PAGE)).contains("```\n" + printed + "\n```\n");
    }
}
