package dev.genkan.server.standalone;

import static dev.genkan.server.standalone.Sdk.inside;
import static dev.genkan.server.standalone.Sdk.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.attempt.Invited;
import dev.genkan.identity.attempt.NewInvitation;
import dev.genkan.identity.attempt.SignInTokens;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.User;
import dev.genkan.server.Handed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Links in mails, invitations and tickets, from the mailbox to the application.
class LinksWireTest {

    private static final String APP = "http://localhost:3000";
    private static final String ADA = "ada@example.com";

    private WireHouse house;
    private Sdk sdk;

    @BeforeEach
    void open(@TempDir Path directory) {
        house = SignUpWireTest.openTelling(directory);
        sdk = new Sdk(house, APP);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// What stands behind `/v1` in the link of the newest mail.
    private String link() {
        String start = house.url() + "/v1";
        return house.newestLetter(ADA)
                .text()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length());
    }

    private String waiting() {
        Told begun = sdk.post("/client/sign_ins", "identifier", ADA);
        String path = "/client/sign_ins/" + response(begun).get("id");
        Told prepared = sdk.post(
                path + "/prepare_first_factor", "strategy", "email_link", "redirect_url", APP + "/verify?a=1#b");
        assertThat(prepared.status()).as(prepared.body()).isEqualTo(200);
        assertThat(inside(response(prepared), "first_factor_verification", "strategy"))
                .isEqualTo("email_link");
        return path;
    }

    @Test
    void a_link_signs_the_waiting_page_in() {
        house.userAt(ADA);
        String path = waiting();
        assertThat(response(sdk.get(path))).containsEntry("status", "needs_first_factor");
        Told followed = sdk.get(link());
        assertThat(followed.status()).isEqualTo(303);
        assertThat(followed.header("Location"))
                .startsWith(APP + "/verify?a=1&__clerk_status=verified&__clerk_created_session=sess_")
                .endsWith("#b");
        Told seen = sdk.get(path);
        assertThat(response(seen)).containsEntry("status", "complete");
        assertThat(inside(response(seen), "first_factor_verification", "status"))
                .isEqualTo("verified");
        assertThat(inside(response(seen), "first_factor_verification", "verified_at_client"))
                .isEqualTo(inside(sdk.get("/client").json(), "response", "id"));
        assertThat(sdk.get(link()).header("Location")).contains("__clerk_status=verified");
    }

    @Test
    void in_another_browser_it_uses_nothing_up() {
        house.userAt(ADA);
        String path = waiting();
        Sdk scanner = new Sdk(house, "");
        assertThat(scanner.get(link()).header("Location")).contains("__clerk_status=client_mismatch");
        assertThat(response(sdk.get(path))).containsEntry("status", "needs_first_factor");
        assertThat(sdk.get(link()).header("Location")).contains("__clerk_status=verified");
    }

    @Test
    void an_old_or_unknown_link_says_so() {
        house.userAt(ADA);
        waiting();
        house.clock.turn(Duration.ofMinutes(11));
        assertThat(sdk.get(link()).header("Location")).contains(APP + "/verify", "__clerk_status=expired");
        assertThat(sdk.get("/verify?token=made-up").header("Location"))
                .isEqualTo(house.url() + "/sign-in?__clerk_status=failed");
        assertThat(sdk.get("/verify").status()).isEqualTo(422);
    }

    @Test
    void a_link_leads_nowhere_but_to_allowed_origins() {
        house.userAt(ADA);
        String path = waiting();
        for (String evil : new String[] {"https://evil.example/", "//evil.example", "javascript:alert(1)"}) {
            Told refused = sdk.post(
                    path + "/prepare_first_factor", "strategy", "email_link", "redirect_url", evil);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errorField()).isEqualTo("redirect_url");
            assertThat(sdk.post(
                                    path + "/prepare_first_factor",
                                    "strategy",
                                    "email_link",
                                    "action_complete_redirect_url",
                                    evil)
                            .errorField())
                    .isEqualTo("action_complete_redirect_url");
        }
    }

    @Test
    void a_newcomer_comes_in_by_the_link_too() {
        Told created = sdk.post("/client/sign_ups", "email_address", ADA, "password", WireHouse.PASSWORD);
        String path = "/client/sign_ups/" + response(created).get("id");
        sdk.post(path + "/prepare_verification", "strategy", "email_link", "redirect_url", APP + "/verify");
        assertThat(sdk.get(link()).header("Location")).contains("__clerk_status=verified", "__clerk_created_session");
        assertThat(response(sdk.get(path))).containsEntry("status", "complete");
    }

    @Test
    void a_ticket_of_the_application_signs_in_once() {
        User ada = house.userAt(ADA);
        SignInTokens.Made made = Handed.signInTokens(house.engine).make(ada.id(), Duration.ofMinutes(5), Actor.APPLICATION);
        Told accepted = sdk.get("/tickets/accept?ticket=" + made.ticket().value());
        assertThat(accepted.status()).isEqualTo(303);
        assertThat(accepted.header("Location"))
                .isEqualTo(house.url() + "/sign-in?__clerk_ticket=" + made.ticket().value() + "&__clerk_status=sign_in");
        Told in = sdk.post(
                "/client/sign_ins", "strategy", "ticket", "ticket", made.ticket().value());
        assertThat(response(in)).containsEntry("status", "complete");
        assertThat(inside(response(in), "first_factor_verification", "strategy")).isEqualTo("ticket");
        Told again = new Sdk(house, APP)
                .post("/client/sign_ins", "strategy", "ticket", "ticket", made.ticket().value());
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.errorCode()).isEqualTo("ticket_invalid");
        assertThat(sdk.get("/tickets/accept?ticket=" + made.ticket().value()).errorCode())
                .isEqualTo("ticket_invalid");
        assertThat(sdk.get("/tickets/accept?ticket=nothing").status()).isEqualTo(400);
    }

    @Test
    void an_invitation_opens_a_closed_house() {
        house.engine
                .instance()
                .change(settings -> settings.with("sign_up_mode", "restricted"), "instance.update", Actor.SYSTEM);
        house.clock.turn(Duration.ofSeconds(3));
        Invited.Made made = (Invited.Made) Handed.invitations(house.engine).make(
                new NewInvitation(
                        EmailAddress.parse(ADA).orElseThrow(),
                        Metadata.of(Map.of("plan", "gold")),
                        APP + "/join",
                        NewInvitation.USUAL_LIFETIME,
                        true,
                        false),
                Actor.APPLICATION);
        assertThat(sdk.get("/tickets/accept?ticket=" + made.ticket().value()).header("Location"))
                .isEqualTo(APP + "/join?__clerk_ticket=" + made.ticket().value() + "&__clerk_status=sign_up");
        Told created = sdk.post(
                "/client/sign_ups", "strategy", "ticket", "ticket", made.ticket().value(), "first_name", "Ada");
        assertThat(response(created))
                .containsEntry("email_address", ADA)
                .containsEntry("unverified_fields", List.of())
                .containsEntry("missing_fields", List.of("password"));
        Told done = sdk.patch("/client/sign_ups/" + response(created).get("id"), "password", WireHouse.PASSWORD);
        assertThat(response(done)).containsEntry("status", "complete");
        assertThat(inside(Sdk.client(done), "sessions", "0", "user", "public_metadata", "plan"))
                .isEqualTo("gold");
    }
}
