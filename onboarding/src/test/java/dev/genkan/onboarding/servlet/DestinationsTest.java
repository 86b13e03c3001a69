package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.Destination;
import dev.genkan.forms.WrittenTo;
import dev.genkan.onboarding.Onboarding;
import jakarta.validation.constraints.NotBlank;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where answers go: into the public metadata, the private ones, or to the application alone, by field and by record.
class DestinationsTest {

    record Company(
            @NotBlank String companyName,

            @NotBlank @WrittenTo(Destination.PRIVATE_METADATA)
            String taxNumber,

            @NotBlank @WrittenTo(Destination.APPLICATION) String password) {}

    @WrittenTo(Destination.PRIVATE_METADATA)
    record Account(@NotBlank String iban) {}

    private static final Map<String, String> TYPED =
            Map.of("companyName", "Tidepool", "taxNumber", "FI-123", "password", "sesame", "iban", "FI21 1234");

    private Application app;
    private final List<Company> told = new ArrayList<>();

    @BeforeEach
    void ada_answers_both_pages() {
        app = new Application("", asked(1));
        app.people.add(ADA, "ada@example.com");
        Browser ada = app.browserOf(ADA);
        for (String step : List.of("company", "account")) {
            HttpResponse<String> page = ada.get("/onboarding/setup/" + step);
            ada.post("/onboarding/setup/" + step, Forms.with(page, TYPED));
        }
        assertThat(ada.follow("/dashboard")).containsExactly("/dashboard");
    }

    @AfterEach
    void close() throws Exception {
        app.close();
    }

    private Onboarding asked(int version) {
        return Onboarding.flow("setup", version)
                .ask(Company.class)
                .ask(Account.class)
                .then((member, answers) -> told.add(answers.get(Company.class)))
                .landAt("/dashboard");
    }

    @Test
    void each_goes_where_its_record_says_and_nowhere_else() {
        assertThat(app.people.publicMetadata(ADA))
                .containsEntry("companyName", "Tidepool")
                .doesNotContainKeys("taxNumber", "password", "iban");
        assertThat(app.people.privateMetadata(ADA)).isEqualTo(Map.of("taxNumber", "FI-123", "iban", "FI21 1234"));
        assertThat(app.browserOf(ADA).metadata())
                .as("what the token carries")
                .containsEntry("companyName", "Tidepool")
                .doesNotContainKeys("taxNumber", "password", "iban");
        assertThat(told).containsExactly(new Company("Tidepool", "FI-123", "sesame"));
    }

    @Test
    void the_next_version_knows_what_is_in_metadata_and_asks_again_for_what_nobody_but_the_application_has()
            throws Exception {
        app = app.redeployed(asked(2));
        Browser ada = app.browserOf(ADA);

        assertThat(ada.follow("/onboarding")).endsWith("/onboarding/setup/company");
        HttpResponse<String> page = ada.get("/onboarding/setup/company");
        assertThat(page.body())
                .contains("name=\"password\"")
                .doesNotContain("name=\"companyName\"", "name=\"taxNumber\"", "sesame");
        assertThat(ada.location(ada.post("/onboarding/setup/company", Forms.with(page, Map.of("password", "open")))))
                .isEqualTo("/dashboard");
        assertThat(told).last().isEqualTo(new Company("Tidepool", "FI-123", "open"));
    }
}
