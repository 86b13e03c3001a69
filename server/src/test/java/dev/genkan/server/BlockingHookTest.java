package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Refusal;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The application says no to an answer that is good by itself.
class BlockingHookTest {

    private static final String TAKEN = "That name is taken.";

    record Workspace(@NotBlank String name, @NotBlank String motto) {}

    record YourTown(@NotBlank String town) {}

    @TempDir
    Path directory;

    private final TurnableClock clock = new TurnableClock();
    private final AtomicReference<House> house = new AtomicReference<>();

    @Test
    void a_no_to_a_step_comes_back_at_its_question_with_everything_typed_and_nothing_is_stored() {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .ask(Workspace.class)
                .ask(YourTown.class)
                .onAnswer(Workspace.class, (member, workspace) -> open(workspace))
                .landAt("/dashboard");
        try (House opened = opened(flow)) {
            open(new Workspace("Acme", ""));
            Browser ada = opened.memberAt("ada@example.com");
            ada.open(ada.open("/onboarding").location());
            String before = opened.everythingKept();

            Answer no = ada.send("/onboarding/welcome/workspace", "name", "Acme", "motto", "Onwards");
            assertSaysNo(no);
            assertThat(opened.everythingKept()).isEqualTo(before);

            Answer yes = ada.send("/onboarding/welcome/workspace", "name", "Apex", "motto", "Onwards");
            assertThat(yes.location()).isEqualTo("/onboarding/welcome/your-town");
            assertThat(workspaces()).containsExactly("Acme", "Apex");
        }
    }

    @Test
    void a_no_at_the_end_comes_back_at_its_question_also_from_the_page_with_all_answers() {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .ask(Workspace.class)
                .ask(YourTown.class)
                .checkAnswers()
                .then((member, answers) -> open(answers.get(Workspace.class)))
                .landAt("/dashboard");
        try (House opened = opened(flow)) {
            open(new Workspace("Acme", ""));
            Browser ada = opened.memberAt("ada@example.com");
            ada.open(ada.open("/onboarding").location());
            Answer next = ada.send("/onboarding/welcome/workspace", "name", "Acme", "motto", "Onwards");
            ada.open(next.location());
            Answer check = ada.send(next.location(), "town", "Turku");
            assertThat(check.location()).isEqualTo("/onboarding/welcome/check");
            ada.open(check.location());
            String before = opened.everythingKept();

            assertSaysNo(ada.send("/onboarding/welcome/check"));
            assertThat(opened.everythingKept()).isEqualTo(before);

            Answer again = ada.send("/onboarding/welcome/workspace", "name", "Apex", "motto", "Onwards");
            assertThat(again.location()).isEqualTo("/onboarding/welcome/check");
            ada.open(again.location());
            assertThat(ada.send("/onboarding/welcome/check").location()).isEqualTo("/dashboard");
            assertThat(workspaces()).containsExactly("Acme", "Apex");
        }
    }

    @Test
    void of_two_who_want_the_same_name_at_once_one_has_it_and_the_other_sees_the_word() {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .ask(Workspace.class)
                .then((member, answers) -> open(answers.get(Workspace.class)))
                .landAt("/dashboard");
        try (House opened = opened(flow)) {
            List<Browser> both = List.of(opened.memberAt("ada@example.com"), opened.memberAt("grace@example.com"));
            both.forEach(browser -> browser.open("/onboarding"));

            List<Answer> answers = Race.of(2, i -> both.get(i).send("/onboarding", "name", "Acme", "motto", "Onwards"));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(303, 422);
            answers.stream().filter(answer -> answer.status() == 422).forEach(BlockingHookTest::assertSaysNo);
            assertThat(workspaces()).containsExactly("Acme");
        }
    }

    private static void assertSaysNo(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<a href=\"#name\">" + TAKEN)
                .contains("value=\"Acme\"")
                .contains("value=\"Onwards\"");
    }

    private House opened(Onboarding flow) {
        House opened = new House(directory, clock, flow);
        house.set(opened);
        jdbc().sql("create table public.workspaces (name varchar(80) primary key)")
                .update();
        return opened;
    }

    /// In the transaction that is open on the thread.
    private void open(Workspace workspace) {
        try {
            jdbc().sql("insert into public.workspaces values (?)")
                    .param(workspace.name())
                    .update();
        } catch (DuplicateKeyException | ConcurrencyFailureException othersWereFaster) {
            throw Refusal.at(Workspace.class, "name", TAKEN);
        }
    }

    private List<String> workspaces() {
        return jdbc().sql("select name from public.workspaces order by name")
                .query((row, number) -> row.getString("name"))
                .list();
    }

    private JdbcClient jdbc() {
        return house.get().engine.database.jdbc();
    }
}
