package dev.genkan.onboarding.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Branching;
import dev.genkan.onboarding.funnel.Count;
import dev.genkan.onboarding.funnel.Figures;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.funnel.FunnelQuery;
import dev.genkan.onboarding.funnel.FunnelReport;
import dev.genkan.onboarding.jdbc.JdbcLedger;
import dev.genkan.token.UserId;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// People walk a flow that branches and offers, page by page, and leave where it is known that they leave: the funnel
/// says exactly so. `bin/campaign funnel 10000` does it with ten thousand.
class PeopleInTheFunnelTest {

    private static final String BELOW = "/onboarding/setup/";
    private static final int TENTHS = 10;

    private final Map<String, Long> shown = new HashMap<>();

    @Test
    void every_figure_is_what_they_did() throws Exception {
        int tenth = Math.max(1, Integer.getInteger("campaign.count", 40) / TENTHS);
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        try (Application app = new Application("", Branching.checked());
                Funnel funnel = new Funnel(
                        JdbcLedger.open(pool, new TransactionTemplate(new DataSourceTransactionManager(pool))))) {
            for (int person = 0; person < TENTHS * tenth; person++) {
                walk(app, person);
                app.watched.forEach(funnel::saw);
                app.watched.clear();
            }

            FunnelReport report = funnel.report(FunnelQuery.of("setup", 1));
            assertThat(report.all().way().of(Count.STARTED)).isEqualTo(10L * tenth);
            assertThat(report.all().way().of(Count.COMPLETED)).isEqualTo(7L * tenth);
            assertThat(report.all().way().left()).isEqualTo(3L * tenth);
            step(report, "about-you", 10 * tenth, 9 * tenth, tenth, 0, 0);
            step(report, "new-application", 9 * tenth, 8 * tenth, 0, 0, tenth);
            step(report, "company", 4 * tenth, 4 * tenth, 0, 0, 0);
            step(report, "invitation", 8 * tenth, 7 * tenth, 0, tenth, 0);
            assertThat(report.all().step("about-you").refusedFields()).isEqualTo(Map.of("nickname", (long) tenth));
            assertThat(report.all().step("about-you").of(Count.CHANGED)).isEqualTo(tenth);
            assertThat(report.all().step("new-application").of(Count.WENT_BACK)).isEqualTo(tenth);
            assertThat(report.all().step("security").of(Count.REACHED)).isZero();
            shown.forEach((step, times) -> assertThat(report.all().step(step).of(Count.SHOWN))
                    .as("pages of " + step)
                    .isEqualTo(times));
            System.out.println("CAMPAIGN bin/campaign funnel | " + TENTHS * tenth + " people, every figure exact");
        } finally {
            pool.dispose();
        }
    }

    private static void step(
            FunnelReport report, String step, long reached, long answered, long refused, long skipped, long paused) {
        Figures figures = report.all().step(step);
        assertThat(figures.of(Count.REACHED)).as("came to " + step).isEqualTo(reached);
        assertThat(figures.of(Count.ANSWERED)).as("answered " + step).isEqualTo(answered);
        assertThat(figures.of(Count.REFUSED)).as("wrong at " + step).isEqualTo(refused);
        assertThat(figures.of(Count.SKIPPED)).as("skipped " + step).isEqualTo(skipped);
        assertThat(figures.of(Count.PAUSED)).as("later at " + step).isEqualTo(paused);
        assertThat(figures.left()).as("left at " + step).isEqualTo(reached - answered - skipped);
    }

    /// Of every ten the first leaves on the first page, the fourth says that they come later, and the sixth leaves when
    /// everything is answered; the second is wrong once, the third goes back, the fifth takes no offer. Every other one
    /// of them is asked about a company.
    private void walk(Application app, int person) {
        UserId id = new UserId("user_p" + person);
        app.people.add(id, "p" + person + "@example.com");
        Browser browser = app.browserOf(id);
        int kind = person % TENTHS;
        if (kind == 0) {
            look(browser, "about-you");
            return;
        }
        if (kind == 1) {
            press(browser, "about-you", "", Map.of("nickname", ""));
        }
        press(browser, "about-you", "", Map.of("nickname", "P"));
        if (kind == 2) {
            press(browser, "new-application", "back", Map.of());
            press(browser, "about-you", "", Map.of("nickname", "Q"));
        }
        Map<String, String> application =
                Map.of("applicationName", "A", "applicationType", kind % 2 == 1 ? "B2B" : "B2C");
        press(browser, "new-application", kind == 3 ? "save" : "", application);
        if (kind == 3) {
            return;
        }
        if (kind % 2 == 1) {
            press(browser, "company", "", Map.of("companyName", "C", "people", "12"));
        }
        press(browser, "invitation", kind == 4 ? "skip" : "", Map.of());
        if (kind != 5) {
            press(browser, "check", "", Map.of());
            assertThat(browser.metadata()).containsEntry("onboardingComplete", true);
        }
    }

    private HttpResponse<String> look(Browser browser, String step) {
        HttpResponse<String> page = browser.get(BELOW + step);
        assertThat(page.statusCode()).as(step).isEqualTo(200);
        count(step);
        return page;
    }

    private void press(Browser browser, String step, String button, Map<String, String> typed) {
        Map<String, String> form = Forms.with(look(browser, step), typed);
        if (!button.isEmpty()) {
            form.put("_action", button);
        }
        if (browser.post(BELOW + step, form).statusCode() == 422) {
            count(step);
        }
    }

    private void count(String step) {
        if (!step.equals("check")) {
            shown.merge(step, 1L, Long::sum);
        }
    }
}
