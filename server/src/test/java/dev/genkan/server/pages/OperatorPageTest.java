package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.operator.Operator;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.CannotStart;
import dev.genkan.server.Engine;
import dev.genkan.server.EngineSettings.Operation;
import dev.genkan.server.House;
import dev.genkan.server.Race;
import dev.genkan.server.TurnableClock;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorPageTest {

    private static final String ADA = "ada@example.com";
    private static final String PAGE = "/genkan/operator";

    @TempDir
    Path directory;

    private final TurnableClock clock = new TurnableClock();
    private House house;
    private String link;

    @BeforeEach
    void open() {
        house = new House(directory, clock);
        link = house.door
                .operatorAddress()
                .substring(house.door.publicUrl().toString().length());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoever_follows_the_link_signs_in_first_and_becomes_the_operator_by_a_button() {
        house.memberAt(ADA);
        Browser ada = house.browser();
        assertThat(ada.open(link).location()).isEqualTo(PAGE);
        assertThat(ada.open(PAGE).location()).isEqualTo("/sign-in?redirect_url=%2Fgenkan%2Foperator");
        ada.open("/sign-in?redirect_url=%2Fgenkan%2Foperator");
        ada.send("/sign-in", "identifier", ADA);
        ada.open("/sign-in/password");
        assertThat(ada.send("/sign-in/password", "password", House.PASSWORD).location())
                .isEqualTo(PAGE);

        Answer question = ada.open(PAGE);
        assertThat(question.status()).isEqualTo(200);
        assertThat(question.body()).contains("Run Acme?", ADA);
        assertThat(house.engine.operators().isThereAny()).isFalse();
        assertThat(ada.send(PAGE).location()).isEqualTo(PAGE);

        assertThat(house.engine.operators().list())
                .extracting(Operator::address, Operator::role)
                .containsExactly(Assertions.tuple(ADA, Operator.Role.FULL));
        assertThat(ada.open(PAGE).location()).isEqualTo("/genkan/dashboard");
        assertThat(ada.open("/genkan/dashboard/operators").body()).contains(ADA, "Full");
        assertThat(ada.cookieName("__operator_")).isEmpty();
        // and never again
        Browser grace = house.memberAt("grace@example.com");
        assertThat(grace.open(link).status()).isEqualTo(404);
        assertThat(grace.open(PAGE).status()).isEqualTo(404);
    }

    @Test
    void of_many_who_press_the_button_at_once_one_becomes_it() {
        List<Browser> people =
                List.of(atTheQuestion("a@example.com"), atTheQuestion("b@example.com"), atTheQuestion("c@example.com"));

        Race.of(3, i -> people.get(i).send(PAGE).status());

        assertThat(house.engine.operators().list()).hasSize(1);
        assertThat(people.stream().map(one -> one.open(PAGE).status())).containsExactlyInAnyOrder(303, 404, 404);
    }

    @Test
    void nobody_finds_anything_there_without_the_key_or_from_elsewhere() {
        Browser ada = house.memberAt(ADA);
        for (String path : List.of(PAGE, PAGE + "?key=", PAGE + "?key=" + "0".repeat(64))) {
            assertThat(ada.open(path).status()).isEqualTo(404);
        }
        assertThat(house.elsewhere().open(link).status()).isEqualTo(404);
        Browser rebound = house.browser();
        assertThat(rebound.request("GET", link, "X-Forwarded-For", "127.0.0.1").status())
                .isEqualTo(404);
    }

    @Test
    void a_button_of_somebody_elses_page_makes_nobody_operator() {
        Browser ada = atTheQuestion(ADA);

        assertThat(ada.post(PAGE, "application/x-www-form-urlencoded", "genkan_csrf=x")
                        .status())
                .isEqualTo(403);
        assertThat(house.engine.operators().isThereAny()).isFalse();
    }

    @Test
    void a_start_with_an_operator_prints_no_link_and_an_older_link_dies_with_a_new_one() {
        String old = link;
        house.close();
        house = new House(directory, clock);
        assertThat(house.browser().open(old).status()).isEqualTo(404);
        atTheQuestion(ADA, house.door.operatorAddress()).send(PAGE);
        house.close();

        house = new House(directory, clock);
        assertThat(house.door.operatorAddress()).isEmpty();
    }

    @Test
    void the_address_that_the_configuration_names_becomes_operator_once_it_is_proven(@TempDir Path elsewhere) {
        Operation named = new Operation(false, ADA);
        try (House production = new House(House.settings(elsewhere).operated(named), elsewhere, clock)) {
            production.memberAt("grace@example.com");
            assertThat(production.engine.operators().isThereAny()).isFalse();
            production.signingUp(ADA);
            assertThat(production.engine.operators().isThereAny()).isFalse();

            production.memberAt(ADA);
            assertThat(production.engine.operators().list())
                    .extracting(Operator::address, Operator::by)
                    .containsExactly(Assertions.tuple(ADA, "configuration"));
        }
    }

    @Test
    void a_member_of_before_is_it_at_the_next_start_and_an_address_that_is_none_stops_it() {
        house.memberAt(ADA);
        house.close();

        try (Engine engine = Engine.open(House.settings(directory).operated(new Operation(false, ADA)), clock)) {
            assertThat(engine.operators().list()).hasSize(1);
        }
        Assertions.assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Engine.open(House.settings(directory).operated(new Operation(false, "ada")), clock))
                .withMessage("genkan.first-operator: \"ada\" is no e-mail address.");
        house = new House(directory, clock);
    }

    private Browser atTheQuestion(String address) {
        return atTheQuestion(address, house.door.operatorAddress());
    }

    private Browser atTheQuestion(String address, String operatorAddress) {
        Browser browser = house.memberAt(address);
        browser.open(operatorAddress.substring(house.door.publicUrl().toString().length()));
        browser.open(PAGE);
        return browser;
    }
}
