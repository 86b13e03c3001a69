package dev.genkan.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import dev.genkan.token.UserId;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavingPageTest {

    record Name(@NotBlank String name) {}

    private static Path folder = Path.of("");
    private static House house;

    private final String address = Members.address("ada");

    @BeforeAll
    static void open(@TempDir Path directory) {
        folder = directory;
        house = new House(
                directory,
                new TurnableClock(),
                Onboarding.flow("welcome", 1).ask(Name.class).landAt("/me"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void who_types_their_address_is_gone_and_everything_with_them() throws SQLException {
        Browser ada = house.memberAt(address);
        ada.open("/onboarding");
        assertThat(ada.send("/onboarding", "name", "Tidepool").location()).isEqualTo("/me");
        Browser elsewhere = Members.elsewhere(house, address);
        UserId id = house.userAt(address).id();

        assertThat(ada.open("/user/delete").body()).contains("Type " + address + " to confirm", "It can’t be undone");
        Answer gone = ada.send("/user/delete", "email_address", address.toUpperCase(Locale.ROOT));

        assertThat(gone.status()).isEqualTo(303);
        assertThat(gone.location()).isEqualTo("/user/deleted");
        assertThat(ada.cookie("__session")).isEmpty();
        assertThat(ada.open(gone.location()).body())
                .contains("Your account is deleted")
                .doesNotContain(address);
        assertThat(ada.open("/me").location()).startsWith("/sign-in");
        assertThat(elsewhere.open("/me").location()).startsWith("/sign-in");
        assertThat(house.newestLetter(address).subject()).isEqualTo("Your Acme account was deleted");
        assertThat(house.engine.users().find(id)).isEmpty();
        assertThat(house.engine.audit().of(id.value(), 1).getFirst().action()).isEqualTo("user.delete");
        assertThat(rows("genkan.journeys", id)).isZero();
        assertThat(rows("genkan.receipts", id)).isZero();
    }

    @Test
    void another_address_than_theirs_deletes_nothing() {
        Browser ada = house.memberAt(address);
        ada.open("/user/delete");
        for (String typed : new String[] {"", "eve@example.com", address + "x"}) {
            Answer page = ada.send("/user/delete", "email_address", typed);
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body()).contains("That isn’t your address.", typed);
        }
        assertThat(ada.send("/user/delete", "email_address", address, "genkan_csrf", "forged")
                        .status())
                .isEqualTo(403);
        assertThat(house.userAt(address).addresses()).hasSize(1);
    }

    @Test
    void after_ten_minutes_the_password_is_asked_for_first() {
        Browser ada = house.memberAt(address);
        ada.open("/user/delete");
        Members.letItGoStale(house);

        Answer asked = ada.send("/user/delete", "email_address", address);
        assertThat(asked.location()).isEqualTo("/user/verify?redirect_url=%2Fuser%2Fdelete");
        assertThat(house.userAt(address).addresses()).hasSize(1);
        assertThat(Members.prove(ada, asked).location()).isEqualTo("/user/delete");
        ada.open("/user/delete");
        assertThat(ada.send("/user/delete", "email_address", address).location())
                .isEqualTo("/user/deleted");
    }

    @Test
    void the_page_after_it_is_for_anybody_and_says_nothing_about_them() {
        Browser nobody = house.browser();
        assertThat(nobody.open("/user/deleted").status()).isEqualTo(200);
        assertThat(nobody.send("/user/deleted").status()).isEqualTo(405);
    }

    private static long rows(String table, UserId user) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("data/genkan").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from " + table + " where user_id = '" + user + "'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
