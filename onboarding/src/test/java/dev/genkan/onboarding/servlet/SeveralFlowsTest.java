package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static dev.genkan.onboarding.Flows.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.onboarding.Audience;
import dev.genkan.onboarding.Branching.Company;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Onboarding;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several flows in an order: everybody is welcomed, those of a plan are asked for their company besides.
class SeveralFlowsTest {

    private static final Onboarding COMPANY = Onboarding.flow("company", 1)
            .onlyFor(Audience.having("plan", "pro"))
            .ask(Company.class)
            .landAt("/company");

    private Application app;
    private Browser ada;

    @BeforeEach
    void open() {
        app = new Application(List.of(Flows.welcome(1), COMPANY));
        app.people.add(ADA, "ada@example.com");
        app.people.setPublicMetadata(ADA, "{\"plan\":\"pro\"}");
        ada = app.browserOf(ADA);
    }

    @AfterEach
    void close() throws Exception {
        app.close();
    }

    @Test
    void they_are_asked_one_after_the_other_and_the_page_first_asked_for_is_remembered_through_all() {
        assertThat(ada.follow("/reports"))
                .containsExactly(
                        "/reports", "/onboarding?redirect_url=%2Freports", "/onboarding/welcome/new-application");
        HttpResponse<String> first = ada.get("/onboarding/welcome/new-application");
        HttpResponse<String> answer = ada.post("/onboarding/welcome/new-application", Forms.good(first));
        assertThat(ada.location(answer)).isEqualTo("/onboarding/company?redirect_url=%2Freports");
        assertThat(app.people.publicMetadata(ADA))
                .as("not all of them are answered")
                .doesNotContainKey("onboardingComplete");
        assertThat(ada.follow("/onboarding/company?redirect_url=%2Freports")).endsWith("/onboarding/company/company");
        HttpResponse<String> second = ada.get("/onboarding/company/company");
        HttpResponse<String> last = ada.post(
                "/onboarding/company/company", Forms.with(second, Map.of("companyName", "Northwind", "people", "12")));
        assertThat(ada.location(last)).isEqualTo("/reports");
        assertThat(ada.metadata())
                .containsEntry("onboardingComplete", true)
                .containsEntry("onboarding", Map.of("welcome", 1L, "company", 1L));
        assertThat(ada.follow("/reports")).containsExactly("/reports");
    }

    @Test
    void whom_a_flow_is_not_for_is_not_asked() {
        app.people.add(GRACE, "grace@example.com");
        Browser grace = app.browserOf(GRACE);
        HttpResponse<String> first = grace.get("/onboarding/welcome/new-application");
        assertThat(grace.location(grace.post("/onboarding/welcome/new-application", Forms.good(first))))
                .isEqualTo("/dashboard");
        assertThat(grace.metadata()).containsEntry("onboardingComplete", true);
        assertThat(grace.follow("/onboarding/company")).containsExactly("/onboarding/company", "/company");
    }

    @Test
    void a_bare_flag_says_nothing_where_there_are_several() {
        app.people.setPublicMetadata(ADA, "{\"plan\":\"pro\",\"onboardingComplete\":true}");
        assertThat(app.browserOf(ADA).follow("/onboarding")).endsWith("/onboarding/welcome/new-application");
    }

    @Test
    void the_second_may_be_answered_first() {
        HttpResponse<String> second = ada.get("/onboarding/company/company");
        HttpResponse<String> answer = ada.post(
                "/onboarding/company/company", Forms.with(second, Map.of("companyName", "Northwind", "people", "12")));
        assertThat(ada.location(answer)).isEqualTo("/onboarding/welcome");
    }

    @Test
    void flows_that_cannot_stand_beside_each_other_stop_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowOrder.of(List.of(Flows.welcome(1), Flows.welcome(2)), List.of()))
                .withMessageContaining("two flows called \"welcome\"");
        Onboarding elsewhere =
                Onboarding.flow("other", 1).ask(AboutYou.class).at("/start").landAt("/in");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowOrder.of(List.of(Flows.welcome(1), elsewhere), List.of()))
                .withMessageContaining("/start");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowOrder.of(List.of(Flows.welcome(1)), List.of(COMPANY)))
                .withMessageContaining("which is no Onboarding bean");
    }

    @Test
    void the_gate_says_the_order() {
        FlowOrder order = FlowOrder.of(List.of(Flows.welcome(1), COMPANY), List.of(COMPANY));
        assertThat(order.all()).extracting(Onboarding::name).containsExactly("company", "welcome");
        assertThat(order.requiredOnes()).extracting(Onboarding::name).containsExactly("company");
    }
}
