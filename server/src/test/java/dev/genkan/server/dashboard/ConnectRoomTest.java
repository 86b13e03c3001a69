package dev.genkan.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Browser;
import dev.genkan.server.standalone.WireHouse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectRoomTest {

    private static final String AT = Desks.AT + "/connect";
    private static final Pattern SECRET = Pattern.compile("CLERK_SECRET_KEY=(sk_test_[A-Za-z0-9_-]+)");

    @TempDir
    private Path directory;

    private WireHouse house;
    private Browser rie;

    @BeforeEach
    void somebody_runs_a_server() {
        house = new WireHouse(directory);
        rie = operator("rie@acme.example", Role.FULL);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_lines_carry_what_this_server_really_has() {
        String key = house.door.place().key().value();
        assertThat(rie.open(Desks.AT).body())
                .contains(
                        "Your door is open", "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=" + key, "CLERK_SECRET_KEY=sk_test_…");
        assertThat(rie.open(AT + "?for=java").body()).contains("com.clerk", "CLERK_JWT_KEY=");
        assertThat(rie.open(AT + "?for=express").body()).contains("CLERK_PUBLISHABLE_KEY=" + key);
        assertThat(rie.open(AT + "?for=http").body()).contains("curl " + house.url() + "/v1/users");
        assertThat(rie.open(AT + "?for=other").body()).contains("NEXT_PUBLIC_");
    }

    @Test
    void a_key_is_made_as_the_command_makes_it_shown_once_and_opens_the_api() {
        rie.open(AT + "/keys?for=next");
        String page = rie.send(AT + "/keys", "for", "next", "app", "http://localhost:3000")
                .body();
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).isTrue();
        assertThat(house.program().showing(secret.group(1)).get("/users").status())
                .isEqualTo(200);
        assertThat(house.engine.instance().settings().allowedOrigins()).contains("http://localhost:3000");
        assertThat(rie.open(AT + "/keys").body()).doesNotContain(secret.group(1));

        rie.open(AT + "/keys");
        assertThat(rie.send(AT + "/keys", "for", "next", "app", "not an address")
                        .status())
                .isEqualTo(422);
        assertThat(rie.send(AT + "/keys", "for", "cobol", "app", "").status()).isEqualTo(422);
        Browser eve = operator("eve@acme.example", Role.READ_ONLY);
        assertThat(eve.open(AT + "/keys").status()).isEqualTo(403);
        assertThat(eve.open(AT).body()).doesNotContain("Make the lines with a key");
    }

    @Test
    void the_first_call_of_a_program_connects() {
        assertThat(rie.open(AT + "/state").body()).isEqualTo("waiting");
        house.program().get("/users");
        assertThat(rie.open(AT + "/state").body()).isEqualTo("connected");
        assertThat(rie.open(AT).body()).contains("Your app is connected");
    }

    @Test
    void the_first_page_of_another_origin_connects_and_our_own_does_not() {
        Browser page = house.browser();
        page.request("GET", "/v1/environment", "Origin", house.url().toString());
        assertThat(rie.open(AT + "/state").body()).isEqualTo("waiting");
        page.request("GET", "/v1/environment", "Origin", "https://evil.example");
        assertThat(rie.open(AT + "/state").body()).isEqualTo("waiting");
        page.request("GET", "/v1/environment", "Origin", "http://localhost:3000");
        assertThat(rie.open(AT + "/state").body()).isEqualTo("connected");
    }

    private Browser operator(String address, Role role) {
        Browser browser = house.memberAt(address);
        house.engine.operators().add(EmailAddress.parse(address).orElseThrow(), role, Actor.APPLICATION);
        return browser;
    }
}
