package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.servlet.Csrf;
import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.attempt.Invited;
import dev.genkan.identity.attempt.NewInvitation;
import dev.genkan.identity.attempt.SignInTokens;
import dev.genkan.identity.attempt.Ticket;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.session.Impersonator;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.Handed;
import dev.genkan.server.Race;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an application hands out opens the hosted pages, too: sign-in tokens, actor tokens, invitations.
class TicketPagesTest {

    private static final String ADA = "ada@example.com";
    private static final String PASSWORD = "paper lantern in the rain";

    private WireHouse house;

    @BeforeEach
    void open(@TempDir Path directory) {
        house = new WireHouse(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private SignInTokens tokens() {
        return Handed.signInTokens(house.engine);
    }

    private Ticket forAda() {
        return tokens().make(house.userAt(ADA).id(), Duration.ofMinutes(5), Actor.APPLICATION)
                .ticket();
    }

    private static String page(Ticket ticket) {
        return "/sign-in?__clerk_ticket=" + ticket.value() + "&__clerk_status=sign_in";
    }

    private static Answer use(Browser browser, Ticket ticket, String... more) {
        browser.open(page(ticket));
        return browser.send("/sign-in/ticket", more);
    }

    @Test
    void the_link_of_a_sign_in_token_names_the_member_and_signs_them_in_by_the_button() {
        Ticket ticket = forAda();
        Browser ada = house.browser();
        Answer led = ada.open("/v1/tickets/accept?ticket=" + ticket.value());
        Answer page = ada.open(led.location().substring(house.url().toString().length()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(ADA, "This link signs you in, once.");
        assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin");
        ada.open(page(ticket));

        assertThat(ada.send("/sign-in/ticket").status()).isEqualTo(303);
        assertThat(ada.open("/user").body()).contains(ADA);
        assertThat(house.browser().open(page(ticket)).status())
                .as("once is all")
                .isEqualTo(410);
    }

    @Test
    void an_actor_token_lets_somebody_act_and_their_browser_is_none_of_the_members() {
        User ada = house.userAt(ADA);
        User grace = house.userAt("grace@example.com");
        Ticket ticket = tokens().make(
                        ada.id(),
                        new Impersonator(Map.of("sub", grace.id().value())),
                        SignInTokens.ACTORS_LIFETIME,
                        SignInTokens.ACTORS_SESSION,
                        Actor.APPLICATION)
                .ticket();
        Browser browser = house.browser();
        assertThat(browser.open(page(ticket)).body()).contains(ADA, "in this member’s place");

        Answer in = browser.send("/sign-in/ticket");
        assertThat(in.location()).as("in").isEqualTo("/");
        assertThat(browser.open("/user").body()).contains(ADA);
        assertThat(house.engine.sessions().live(ada.id()))
                .singleElement()
                .satisfies(session -> assertThat(session.impersonator())
                        .isEqualTo(new Impersonator(Map.of("sub", grace.id().value()))));
        assertThat(browser.cookie("genkan_device")).isEmpty();
    }

    @Test
    void an_invitation_asks_for_a_password_and_makes_the_account() {
        Invited.Made made = (Invited.Made) Handed.invitations(house.engine)
                .make(NewInvitation.to(new EmailAddress("new@example.com")), Actor.APPLICATION);
        Browser guest = house.browser();
        String page = "/sign-up?__clerk_ticket=" + made.ticket().value() + "&__clerk_status=sign_up";
        assertThat(guest.open(page).body()).contains("new@example.com", "You’re invited.", "new-password");

        Answer wrong = guest.send("/sign-in/ticket", "password", "short");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"password-e\"", "new@example.com");
        assertThat(guest.send("/sign-in/ticket", "password", PASSWORD).status()).isEqualTo(303);
        assertThat(guest.open("/user").body()).contains("new@example.com");
        assertThat(house.browser().open(page).status()).isEqualTo(410);
    }

    @Test
    void an_invitation_asks_for_no_password_where_none_opens_anything() {
        house.engine.instance().change(now -> now.with(Factors.PASSWORD, false), "test", Actor.SYSTEM);
        Invited.Made made = (Invited.Made) Handed.invitations(house.engine)
                .make(NewInvitation.to(new EmailAddress("new@example.com")), Actor.APPLICATION);
        Browser guest = house.browser();
        String page = "/sign-up?__clerk_ticket=" + made.ticket().value();
        assertThat(guest.open(page).body()).contains("new@example.com").doesNotContain("new-password");

        assertThat(guest.send("/sign-in/ticket", "password", PASSWORD).status()).isEqualTo(303);

        assertThat(guest.open("/user").body()).contains("new@example.com");
    }

    @Test
    void what_opens_nothing_says_so() {
        Ticket late = forAda();
        Browser nobody = house.browser();
        nobody.open(page(late));
        house.clock.turn(Duration.ofMinutes(6));
        Answer over = nobody.send("/sign-in/ticket");
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.body()).contains("This link doesn’t work", "It works once, and not for ever.");
        for (String odd : new String[] {"", "x", "%00", "x".repeat(4000), "%3Cscript%3E"}) {
            Answer answer = nobody.open("/sign-in?__clerk_ticket=" + odd);
            assertThat(answer.status()).as(odd).isEqualTo(410);
            assertThat(answer.body()).doesNotContain("<script>");
        }
    }

    @Test
    void of_many_browsers_one_comes_in() {
        Ticket ticket = forAda();
        List<Browser> all = List.of(house.browser(), house.browser(), house.browser(), house.browser());
        all.forEach(one -> one.open(page(ticket)));

        List<Integer> answers =
                Race.of(all.size(), n -> all.get(n).send("/sign-in/ticket").status());

        assertThat(answers).containsOnlyOnce(303);
        assertThat(answers.stream().filter(status -> status != 303)).allMatch(status -> status == 410);
    }

    @Test
    void without_the_hidden_field_nothing_is_used_up() {
        Ticket ticket = forAda();
        Browser stranger = house.browser();
        stranger.open(page(ticket));
        Answer refused = stranger.send("/sign-in/ticket", Csrf.FIELD, "made up", "ticket", ticket.value());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(use(house.browser(), ticket).status()).isEqualTo(303);
    }

    @Test
    void whoever_is_banned_is_told_and_who_is_signed_in_as_somebody_else_too() {
        Ticket ticket = forAda();
        Browser grace = house.memberAt("grace@example.com");
        assertThat(grace.open(page(ticket)).body()).contains("You’re signed in as grace@example.com.");
        house.engine
                .users()
                .ban(
                        house.engine
                                .users()
                                .findByEmailAddress(new EmailAddress(ADA))
                                .orElseThrow()
                                .id(),
                        Actor.APPLICATION);
        assertThat(use(house.browser(), ticket).status()).isEqualTo(403);
    }
}
