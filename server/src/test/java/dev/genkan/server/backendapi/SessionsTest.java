package dev.genkan.server.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Browser;
import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.Told;
import dev.genkan.server.standalone.WireHouse;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs do with sessions and with the browsers that hold them.
class SessionsTest {

    @TempDir
    static Path directory;

    private static WireHouse house;
    private static Program program;

    @BeforeAll
    static void open() {
        house = new WireHouse(directory);
        program = house.program();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void sessions_are_looked_for_and_told_bare_or_with_their_number() {
        String user = house.userAt("ada@example.com").id().value();
        String one = begin(user);
        house.clock.turn(Duration.ofSeconds(1));
        String two = begin(user);
        program.post("/sessions/" + one + "/revoke", Map.of());

        assertThat(ids(program.get("/sessions?user_id=" + user).list())).containsExactly(two, one);
        Told paginated = program.get("/sessions?paginated=true&limit=1&user_id=" + user);
        assertThat(paginated.json()).containsEntry("total_count", 2L);
        assertThat(ids(program.get("/sessions?status=active&user_id=" + user).list())).containsExactly(two);
        assertThat(ids(program.get("/sessions?status=revoked&user_id=" + user).list())).containsExactly(one);
        assertThat(program.get("/sessions?status=expired&user_id=" + user).list()).isEmpty();
        String client = program.get("/sessions/" + two).text("client_id");
        assertThat(ids(program.get("/sessions?client_id=" + client).list())).containsExactly(two);
        assertThat(program.get("/sessions?status=asleep").errorField()).isEqualTo("status");
        assertThat(program.get("/sessions?user_id=1").errorField()).isEqualTo("user_id");
        assertThat(program.get("/sessions?client_id=1").errorField()).isEqualTo("client_id");
    }

    @Test
    void a_session_whose_time_is_up_is_told_as_expired() {
        String user = house.userAt("late@example.com").id().value();
        String session = begin(user);
        house.clock.turn(Duration.ofDays(8));
        assertThat(program.get("/sessions/" + session).json()).containsEntry("status", "expired");
        assertThat(ids(program.get("/sessions?status=expired&user_id=" + user).list())).containsExactly(session);
        assertThat(program.post("/sessions/" + session + "/tokens", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void a_revoked_session_signs_its_browser_out() {
        Browser browser = house.memberAt("grace@example.com");
        String user = String.valueOf(program.get("/users?email_address=grace@example.com").list().getFirst().get("id"));
        String session = ids(program.get("/sessions?user_id=" + user).list()).getFirst();

        assertThat(program.post("/sessions/" + session + "/revoke", Map.of()).json()).containsEntry("status", "revoked");
        assertThat(program.post("/sessions/" + session + "/revoke", Map.of()).json()).containsEntry("status", "revoked");

        assertThat(browser.open("/user").status()).isNotEqualTo(200);
        assertThat(program.post("/sessions/sess_none/revoke", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void tokens_are_minted_for_a_program_with_its_lifetime_and_by_templates() {
        String user = house.userAt("tokens@example.com").id().value();
        String session = begin(user);
        String path = "/sessions/" + session + "/tokens";

        Map<String, @Nullable Object> claims = claims(program.post(path, Map.of()).text("jwt"));
        assertThat(claims).containsEntry("sub", user).containsEntry("sid", session).doesNotContainKey("azp");
        assertThat(life(claims)).isEqualTo(60);
        assertThat(life(claims(program.post(path, Map.of("expires_in_seconds", 600)).text("jwt"))))
                .isEqualTo(600);
        assertThat(program.post(path, Map.of("expires_in_seconds", 29)).errorField()).isEqualTo("expires_in_seconds");

        assertThat(program.post(path + "/supabase", Map.of()).errorCode()).isEqualTo("resource_not_found");
        program.post("/jwt_templates", Map.of("name", "supabase", "claims", Map.of("role", "authenticated"), "lifetime", 300));
        Map<String, @Nullable Object> template = claims(program.post(path + "/supabase", Map.of()).text("jwt"));
        assertThat(template).containsEntry("role", "authenticated").containsEntry("sub", user).doesNotContainKey("sid");
        assertThat(life(template)).isEqualTo(300);
        assertThat(life(claims(program.post(path + "/supabase", Map.of("expires_in_seconds", 90)).text("jwt"))))
                .isEqualTo(90);
        assertThat(program.post("/sessions/" + session + "/refresh", Map.of("refresh_token", "x")).status())
                .isEqualTo(401);
    }

    @Test
    void nobody_who_is_shut_out_is_given_a_session() {
        String user = house.userAt("banned@example.com").id().value();
        program.post("/users/" + user + "/ban", Map.of());
        assertThat(program.post("/sessions", Map.of("user_id", user)).errorField()).isEqualTo("user_id");
        assertThat(program.post("/sessions", Map.of("user_id", "user_nobody")).status()).isEqualTo(404);
        assertThat(program.get("/sessions?user_id=" + user).list()).isEmpty();
    }

    @Test
    void clients_are_read_and_known_by_their_cookie() {
        Browser browser = house.memberAt("client@example.com");
        Told told = program.post("/clients/verify", Map.of("token", browser.cookie("__client")));
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(program.get("/clients/" + told.text("id")).json()).isEqualTo(told.json());
        assertThat((List<?>) told.json().get("session_ids")).hasSize(1);
        assertThat(program.post("/clients/verify", Map.of("token", "forged")).status()).isEqualTo(404);
        assertThat(program.get("/clients?limit=500").list()).isNotEmpty();
        assertThat(program.get("/clients?paginated=true").json()).containsKey("total_count");
    }

    private static String begin(String user) {
        Told told = program.post("/sessions", Map.of("user_id", user));
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        return told.text("id");
    }

    private static List<String> ids(List<Map<String, @Nullable Object>> list) {
        return list.stream().map(one -> String.valueOf(one.get("id"))).toList();
    }

    private static Map<String, @Nullable Object> claims(String jwt) {
        return Json.parseObject(
                new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }

    private static long life(Map<String, @Nullable Object> claims) {
        return (Long) claims.get("exp") - (Long) claims.get("iat");
    }
}
