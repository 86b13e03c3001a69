package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was good once, shown again; and what was prepared for somebody else.
class ReplayTest {

    private static final String ADA = "ada@example.com";

    private House house;

    @BeforeEach
    void open(@TempDir Path directory) {
        house = new House(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_code_that_was_used_opens_nothing_again() {
        Browser ada = house.signingUp(ADA);
        Browser copy = ada.copy();
        String code = house.newestLetter(ADA).code();
        assertThat(ada.send("/sign-up/code", "code", code).status()).isEqualTo(303);

        // the very same request again, and the same code in an attempt of another browser
        copy.send("/sign-up/code", "code", code);
        assertThat(copy.cookie("__session")).isEmpty();
        Browser other = house.signingInByCode(ADA);
        String fresh = house.newestLetter(ADA).code();
        if (!fresh.equals(code)) {
            other.send("/sign-in/code", "code", code);
            assertThat(other.cookie("__session")).isEmpty();
        }
        Browser late = other.copy();
        assertThat(other.send("/sign-in/code", "code", fresh).status()).isEqualTo(303);
        late.send("/sign-in/code", "code", fresh);
        assertThat(late.cookie("__session")).isEmpty();
        assertThat(house.engine.sessions().live(house.userAt(ADA).id())).hasSize(2);
    }

    @Test
    void a_cookie_kept_from_before_the_sign_out_opens_nothing() {
        Browser ada = house.memberAt(ADA);
        Browser copy = ada.copy();
        ada.open("/sign-out");
        ada.send("/sign-out");

        assertThat(copy.open("/private").location()).startsWith("/sign-in");
        assertThat(copy.open("/").body()).isEqualTo("/ of nobody");
    }

    @Test
    void who_prepared_an_account_for_another_is_not_in_it() {
        String password = "mallory knows this one";
        Browser mallory = house.browser();
        mallory.open("/sign-up");
        mallory.send("/sign-up", "email_address", ADA, "password", password);
        mallory.open("/sign-up/code");

        // ada comes by herself, while mallory's attempt waits for her code
        house.clock.turn(Duration.ofMinutes(5));
        Browser ada = house.memberAt(ADA);

        assertThat(mallory.open("/private").location()).startsWith("/sign-in");
        Browser again = house.signingIn(ADA);
        assertThat(again.send("/sign-in/password", "password", password).status())
                .isEqualTo(422);
        assertThat(house.engine.sessions().live(house.userAt(ADA).id())).hasSize(1);
        assertThat(ada.open("/private").body())
                .isEqualTo("/private of " + house.userAt(ADA).id());
    }
}
