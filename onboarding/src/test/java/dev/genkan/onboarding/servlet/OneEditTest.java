package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.ClaimsTypes;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.funnel.FunnelCsv;
import dev.genkan.onboarding.funnel.FunnelQuery;
import dev.genkan.onboarding.jdbc.JdbcLedger;
import dev.genkan.onboarding.servlet.Program.Reply;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A question added to the record is one edit: two versions of one record, that differ in a component and in nothing
/// else.
class OneEditTest {

    static final class Before {
        record Workspace(@NotBlank String title) {}
    }

    static final class After {
        record Workspace(@NotBlank String title, @Positive int seatCount) {}
    }

    /// All that somebody could see of a flow.
    ///
    /// @param refused the questions that whoever watches is told of when nothing is answered
    private record Seen(
            String page,
            String refusedPage,
            Reply state,
            Reply refused,
            List<String> watched,
            String funnel,
            String types,
            String textHash,
            Map<String, ?> metadata) {}

    private static Seen seen(Class<? extends Record> type, Map<String, ?> answers) throws Exception {
        Onboarding flow = Onboarding.flow("setup", 1).ask(type).landAt("/dashboard");
        try (Application app = new Application("", flow)) {
            app.people.add(ADA, "ada@example.com");
            Browser browser = app.browserOf(ADA);
            Program program = Program.inPageOf(browser);
            var page = browser.get("/onboarding");
            var refusedPage = browser.post("/onboarding", Browser.hidden(page));
            Reply state = program.state();
            Reply refused = program.answer(state, Map.of());
            List<String> watched = app.watched.stream()
                    .map(Happening::what)
                    .filter(Happening.What.Refused.class::isInstance)
                    .map(Happening.What.Refused.class::cast)
                    .flatMap(what -> what.fields().stream())
                    .distinct()
                    .toList();
            assertThat(program.answer(state, answers).text("status")).isEqualTo("finished");
            return new Seen(
                    page.body(),
                    refusedPage.body(),
                    state,
                    refused,
                    watched,
                    funnel(app.watched),
                    ClaimsTypes.declaration(List.of(flow), Flows.VALIDATOR),
                    app.receiptsOf(ADA).getFirst().textHash(),
                    browser.metadata());
        }
    }

    private static String funnel(List<Happening> watched) {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        try (Funnel funnel =
                new Funnel(JdbcLedger.open(pool, new TransactionTemplate(new DataSourceTransactionManager(pool))))) {
            watched.forEach(funnel::saw);
            return FunnelCsv.of(funnel.report(FunnelQuery.of("setup", 1)));
        } finally {
            pool.dispose();
        }
    }

    @Test
    void page_validation_json_schema_types_words_watch_and_receipt_follow() throws Exception {
        Seen before = seen(Before.Workspace.class, Map.of("title", "Northwind"));
        Seen after = seen(After.Workspace.class, Map.of("title", "Northwind", "seatCount", 12));

        assertThat(before.page()).doesNotContain("seatCount");
        assertThat(after.page()).contains("name=\"seatCount\"").contains("Seat count");
        assertThat(before.refusedPage()).doesNotContain("#seatCount");
        assertThat(after.refusedPage()).contains("href=\"#seatCount\"");
        assertThat(before.state().raw().body()).doesNotContain("seatCount");
        assertThat(after.state().object("step").get("asked")).isEqualTo(List.of("title", "seatCount"));
        assertThat(after.state().raw().body()).contains("\"seatCount\":{\"title\":\"Seat count\",\"type\":\"integer\"");
        assertThat(after.refused().fields()).hasSize(2);
        assertThat(before.refused().fields()).hasSize(1);
        assertThat(before.watched()).containsExactly("title");
        assertThat(after.watched()).containsExactly("title", "seatCount");
        assertThat(before.funnel()).contains("question,workspace,title,").doesNotContain("seatCount");
        assertThat(after.funnel()).contains("question,workspace,title,", "question,workspace,seatCount,");
        assertThat(before.types()).contains("Partial<{ title: string }>");
        assertThat(after.types()).contains("Partial<{ title: string; seatCount: number }>");
        assertThat(after.textHash()).isNotEqualTo(before.textHash());
        assertThat(before.metadata().get("seatCount")).isNull();
        assertThat(after.metadata().get("seatCount")).isEqualTo(12L);
    }
}
