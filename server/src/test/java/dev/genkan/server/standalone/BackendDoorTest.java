package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.User;
import dev.genkan.server.Browser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is heard at the Backend API, and how it speaks.
class BackendDoorTest {

    @TempDir
    Path directory;

    private WireHouse house;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_program_with_the_secret_key_reads_a_user_and_the_content_type_is_exactly_json() {
        User ada = house.userAt("ada@example.com");

        Told told = house.program().get("/users/" + ada.id());

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Content-Type")).isEqualTo("application/json");
        assertThat(told.text("id")).isEqualTo(ada.id().value());
    }

    @Test
    void without_a_right_key_nobody_is_heard() {
        User ada = house.userAt("ada@example.com");
        String path = "/users/" + ada.id();
        String revoked = house.engine.secretKeys().make("sk_test_", "gone", Actor.SYSTEM).secret();
        house.engine.secretKeys().list().stream()
                .filter(key -> key.name().equals("gone"))
                .forEach(key -> house.engine.secretKeys().revoke(key.id(), Actor.SYSTEM));

        for (String wrong : List.of("sk_test_wrong", "sk_live_" + house.secretKey.substring(8), revoked, "sk_")) {
            Told told = house.program().showing(wrong).get(path);
            assertThat(told.status() + " " + told.errorCode()).as(wrong).isEqualTo("401 clerk_key_invalid");
        }
        // a token of a member, or nothing: whoever asks is a browser, and there is no such path for it
        Browser member = house.memberAt("grace@example.com");
        assertThat(house.program().showing("").get(path).status()).isIn(401, 404);
        assertThat(house.program().showing("eyJhbGciOiJSUzI1NiJ9.e30.e30").get(path).status()).isIn(401, 404);
        assertThat(member.request("DELETE", "/v1" + path).status()).isIn(400, 401, 404, 405);
        assertThat(house.engine.users().find(ada.id())).isPresent();
    }

    @Test
    void a_body_that_is_too_large_too_deep_or_ambiguous_is_refused_and_changes_nothing() {
        User ada = house.userAt("ada@example.com");
        String path = "/users/" + ada.id() + "/metadata";
        Program program = house.program();

        assertThat(program.call("PATCH", path, "{\"public_metadata\":{\"a\":\"" + "x".repeat(1_000_000) + "\"}}")
                        .status())
                .isEqualTo(413);
        assertThat(program.call("PATCH", path, "{\"public_metadata\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                        .errorCode())
                .isEqualTo("request_body_invalid");
        assertThat(program.call("PATCH", path, "{\"public_metadata\":{\"a\":1},\"public_metadata\":{\"a\":2}}")
                        .errorCode())
                .isEqualTo("request_body_invalid");
        assertThat(program.call("PATCH", path, "{\"public_metadata\":{\"a\":1,\"a\":2}}").errorCode())
                .isEqualTo("request_body_invalid");
        assertThat(program.call("PATCH", path, "[1]").errorCode()).isEqualTo("request_body_invalid");
        assertThat(program.call("PATCH", path, "public_metadata=1", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
        assertThat(house.engine.users().find(ada.id()).orElseThrow().version()).isEqualTo(ada.version());
    }

    @Test
    void versions_are_dates_and_other_methods_are_named() {
        assertThat(house.program().speaking("soon").get("/users").status()).isEqualTo(400);
        assertThat(house.program().speaking("2099-01-01").get("/users").status()).isEqualTo(200);
        Told told = house.program().call("PUT", "/users", "{}");
        assertThat(told.status() + " " + told.header("Allow")).isEqualTo("405 GET, POST");
        assertThat(house.program().get("/nothing").errorCode()).isEqualTo("resource_not_found");
    }
}
