package dev.genkan.testing.guide;

import static dev.genkan.testing.spring.GenkanRequestPostProcessors.signedInAs;
import static org.springframework.http.MediaType.TEXT_HTML;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.genkan.testing.guide.WelcomeFlow.ApplicationType;
import dev.genkan.testing.guide.WelcomeFlow.NewApplication;
import dev.genkan.testing.spring.GenkanTest;
import dev.genkan.testing.spring.Visitor;
import dev.genkan.testing.spring.Visitors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@GenkanTest
class DashboardTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Visitors visitors;

    @Test
    void the_dashboard_is_for_those_who_have_finished() throws Exception {
        Visitor ada = visitors.signUp("ada@acme.example");

        mvc.perform(get("/dashboard").accept(TEXT_HTML).with(signedInAs(ada)))
                .andExpect(redirectedUrl("/onboarding?redirect_url=%2Fdashboard"));

        ada.onboarded(new NewApplication("Acme", ApplicationType.B2B));

        mvc.perform(get("/dashboard").with(signedInAs(ada))).andExpect(status().isOk());
    }
}
