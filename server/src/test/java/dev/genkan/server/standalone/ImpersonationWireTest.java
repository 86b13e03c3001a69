package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.token.UserId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What SDKs are told of a browser in which an operator acts in a member's place: that the member is there, and who
/// acts. Nothing of the operator's own session.
class ImpersonationWireTest {

    @TempDir
    Path directory;

    private WireHouse house;
    private Browser browser;
    private CheckedPage page;
    private String own;
    private UserId ada;
    private UserId grace;
    private String at;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
        ada = house.userAt("ada@example.com").id();
        browser = house.memberAt("grace@example.com");
        EmailAddress address = EmailAddress.parse("grace@example.com").orElseThrow();
        house.engine.operators().add(address, Role.FULL, Actor.APPLICATION);
        grace = house.engine.users().findByEmailAddress(address).orElseThrow().id();
        page = new CheckedPage(house, browser);
        own = page.sessionId();
        at = "/genkan/dashboard/users/" + ada.value();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Answer act() {
        browser.open(at + "/impersonate");
        return browser.send(at + "/impersonate");
    }

    @Test
    void the_client_holds_the_members_session_alone_whose_token_says_who_acts() {
        String uat = browser.cookie("__client_uat");
        house.clock.turn(java.time.Duration.ofSeconds(5));

        assertThat(act().location()).isEqualTo("/");

        assertThat(browser.cookie("__client_uat")).isNotEqualTo(uat).isNotEqualTo("0");
        Told client = page.get("/v1/client");
        Map<?, ?> response = CheckedPage.response(client);
        assertThat(response.get("sessions"))
                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("actor", Map.of("sub", grace.value()));
        assertThat(CheckedPage.claims(client))
                .containsEntry("sub", ada.value())
                .containsEntry("act", Map.of("sub", grace.value()));
        assertThat(response.get("last_active_session_id")).isNotEqualTo(own);
        assertThat(CheckedPage.response(page.get("/v1/me"))).containsEntry("id", ada.value());
        assertThat(browser.open("/user").body()).contains("You are acting as ada@example.com.");
    }

    @Test
    void the_session_beneath_is_as_unknown_as_a_strangers() {
        act();
        String path = "/v1/client/sessions/" + own;

        assertThat(page.get(path).status()).isEqualTo(404);
        for (String below : List.of("/touch", "/tokens", "/tokens/none", "/end", "/remove")) {
            assertThat(page.post(path + below).status()).as(below).isEqualTo(404);
        }
        assertThat(page.get("/v1/me?_clerk_session_id=" + own).status()).isEqualTo(401);
        assertThat(CheckedPage.response(page.get("/v1/me"))).containsEntry("id", ada.value());
        assertThat(house.engine.sessions().live(grace)).hasSize(1);
    }

    @Test
    void stopping_gives_the_sdk_the_operators_session_back() {
        act();
        browser.open("/user");
        assertThat(browser.send("/genkan/acting/stop").location()).isEqualTo(at + "?done=acting-stopped");

        assertThat(page.sessionId()).isEqualTo(own);
        assertThat(page.post("/v1/client/sessions/" + own + "/touch").status()).isEqualTo(200);
        assertThat(CheckedPage.response(page.get("/v1/me"))).containsEntry("id", grace.value());
    }

    @Test
    void signing_out_by_an_sdk_signs_both_out_in_each_of_its_ways() {
        act();
        page.post("/v1/client/sessions/" + page.sessionId() + "/remove");
        assertThat(browser.open("/sign-in").status()).isEqualTo(200);
        assertThat(house.engine.sessions().live(grace)).isEmpty();

        Browser second = house.browser();
        second.open("/sign-in");
        second.send("/sign-in", "identifier", "grace@example.com");
        second.open("/sign-in/password");
        second.send("/sign-in/password", "password", WireHouse.PASSWORD);
        second.open(at + "/impersonate");
        second.send(at + "/impersonate");
        assertThat(house.engine.sessions().live(ada)).hasSize(1);
        new CheckedPage(house, second).delete("/v1/client/sessions");
        assertThat(house.engine.sessions().live(grace)).isEmpty();
        assertThat(house.engine.sessions().live(ada)).isEmpty();
    }
}
