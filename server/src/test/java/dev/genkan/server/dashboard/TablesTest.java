package dev.genkan.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.user.UserPatch;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.Handed;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every table can be taken along.
class TablesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/dev/genkan/server/dashboard");

    record AboutYou(@NotBlank String role) {}

    @TempDir
    Path directory;

    private House house;
    private Browser ada;

    @BeforeEach
    void open() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(AboutYou.class).landAt("/");
        house = new House(directory, new TurnableClock(), flow);
        ada = Desks.full(house, "ada@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void every_page_with_a_table_leads_to_its_file() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            List<Path> tables = files.filter(file -> text(file).contains("<table class=\"gk-table\""))
                    .toList();
            assertThat(tables).hasSizeGreaterThan(15);
            // the picture's table is drawn on pages that have the link
            assertThat(tables)
                    .filteredOn(file -> !file.endsWith("plots.html"))
                    .allSatisfy(file -> assertThat(text(file)).contains("csv"));
        }
    }

    @Test
    void every_file_of_a_whole_list_is_sent_to_whoever_may_see_the_list() {
        List<String> files = Handed.dashboardRoutes(house.engine).stream()
                .map(Route::template)
                .filter(template -> template.endsWith(".csv") && !template.contains("{"))
                .toList();
        assertThat(files).contains("/operators.csv", "/onboarding.csv", "/settings/configured.csv", "/errands.csv");
        assertThat(files).allSatisfy(file -> {
            Answer answer = ada.open(Desks.AT + file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        });
        assertThat(ada.open(Desks.AT + "/operators.csv").body()).contains("ada@example.com,full,");
        assertThat(ada.open(Desks.AT + "/onboarding.csv").body()).contains("welcome,1,true,");
        assertThat(ada.open(Desks.AT + "/onboarding/welcome/corrections.csv").body())
                .isEqualTo("question,step,times\r\n");
        assertThat(ada.open(Desks.AT + "/onboarding/nothing/corrections.csv").status())
                .isEqualTo(404);
    }

    @Test
    void what_the_page_of_somebody_shows_is_taken_along_and_no_formula_is_one() {
        Browser grace = house.memberAt("grace@example.com");
        grace.open("/onboarding");
        grace.sending("User-Agent", "=cmd()").open("/onboarding");
        grace.send("/onboarding", "role", "Rear admiral");
        var id = house.userAt("grace@example.com").id();
        house.engine.users().update(id, UserPatch.nothing().firstName("=1+1"));
        String page = Desks.AT + "/users/" + id.value();

        assertThat(ada.open(page).body())
                .contains(
                        page + "/sessions.csv",
                        page + "/journeys.csv",
                        page + "/receipts.csv",
                        "/audit.csv?target=" + id.value());
        assertThat(ada.open(page + "/sessions.csv").body().lines()).hasSize(2);
        assertThat(ada.open(page + "/journeys.csv").body())
                .contains("welcome,1,")
                .doesNotContain("Rear admiral");
        assertThat(ada.open(page + "/receipts.csv").body().lines()).hasSize(2);
        assertThat(ada.open(Desks.AT + "/users/user_nobody/sessions.csv").status())
                .isEqualTo(404);
        assertThat(ada.open(Desks.AT + "/users/chosen/" + id.value() + "/ban/done.csv")
                        .body())
                .contains("'=1+1", "not banned");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
