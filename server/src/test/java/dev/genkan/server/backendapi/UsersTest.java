package dev.genkan.server.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.user.User;
import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.Told;
import dev.genkan.server.standalone.WireHouse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs do with users.
class UsersTest {

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
    void a_user_is_made_with_all_that_is_given_and_signs_in_with_that_password() {
        Told told = program.post(
                "/users",
                Map.of(
                        "email_address", List.of("grace@example.com", "grace@navy.example"),
                        "password", WireHouse.PASSWORD,
                        "first_name", "Grace",
                        "last_name", "Hopper",
                        "username", "grace",
                        "external_id", "crm_1",
                        "created_at", "2012-10-20T07:15:20.902Z",
                        "public_metadata", Map.of("role", "admin"),
                        "private_metadata", Map.of("plan", "gold"),
                        "unsafe_metadata", Map.of("theme", "dark")));

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(told.json())
                .containsEntry("first_name", "Grace")
                .containsEntry("last_name", "Hopper")
                .containsEntry("username", "grace")
                .containsEntry("external_id", "crm_1")
                .containsEntry("created_at", 1350717320902L)
                .containsEntry("public_metadata", Map.of("role", "admin"))
                .containsEntry("private_metadata", Map.of("plan", "gold"))
                .containsEntry("unsafe_metadata", Map.of("theme", "dark"))
                .containsEntry("password_enabled", true);
        assertThat(told.json().get("email_addresses")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
        assertThat(program.get("/users/" + told.text("id")).json()).isEqualTo(told.json());
        String verify = "/users/" + told.text("id") + "/verify_password";
        assertThat(program.post(verify, Map.of("password", WireHouse.PASSWORD)).json())
                .containsEntry("verified", true);
        assertThat(program.post(verify, Map.of("password", "another one")).errorCode())
                .isEqualTo("incorrect_password");
    }

    @Test
    void what_cannot_be_is_refused_at_its_field_and_nobody_is_made() {
        house.userAt("taken@example.com");
        long before = count("");

        assertThat(create(Map.of())).isEqualTo("422 form_param_nil email_address");
        assertThat(create(Map.of("email_address", List.of("no address"))))
                .isEqualTo("422 form_param_format_invalid email_address");
        assertThat(create(Map.of("email_address", List.of("Taken@example.com"))))
                .isEqualTo("422 form_identifier_exists email_address");
        assertThat(create(Map.of("email_address", List.of("a@example.com"), "password", "short")))
                .isEqualTo("422 form_password_length_too_short password");
        assertThat(create(Map.of("email_address", List.of("a@example.com"), "password", "password1")))
                .isEqualTo("422 form_password_pwned password");
        assertThat(create(Map.of("email_address", List.of("a@example.com"), "password_digest", "$1$x")))
                .isEqualTo("422 form_param_nil password_hasher");
        assertThat(create(Map.of(
                        "email_address", List.of("a@example.com"), "password_digest", "x", "password_hasher", "md5")))
                .isEqualTo("422 form_param_value_invalid password_digest");
        assertThat(create(Map.of("email_address", List.of("a@example.com"), "shoe_size", 42)))
                .isEqualTo("422 form_param_unknown shoe_size");
        assertThat(create(Map.of("email_address", List.of("a@example.com"), "phone_number", List.of("+15005550006"))))
                .isEqualTo("422 form_param_value_invalid phone_number");
        assertThat(create(Map.of("email_address", List.of("a@example.com"), "created_at", "yesterday")))
                .isEqualTo("422 form_param_format_invalid created_at");
        assertThat(create(Map.of("email_address", List.of("a@example.com"), "first_name", "x".repeat(300))))
                .isEqualTo("422 form_param_max_length_exceeded first_name");
        assertThat(create(Map.of(
                        "email_address", List.of("a@example.com"), "public_metadata", Map.of("a", "x".repeat(9000)))))
                .isEqualTo("422 form_param_value_invalid public_metadata");

        assertThat(count("")).isEqualTo(before);
    }

    @Test
    void metadata_goes_with_a_change_for_older_versions_and_is_refused_for_newer_ones() {
        User ada = house.userAt("ada@example.com");
        String path = "/users/" + ada.id();
        program.patch(path, Map.of("public_metadata", Map.of("a", 1, "b", 2)));

        Told old = program.patch(path, Map.of("public_metadata", Map.of("b", 3), "first_name", "Ada"));
        Told newer = program.speaking("2025-11-10").patch(path, Map.of("private_metadata", Map.of("c", 4)));
        Told newest = program.speaking("2026-05-12").patch(path, Map.of("public_metadata", Map.of("d", 5)));

        assertThat(old.json()).containsEntry("public_metadata", Map.of("b", 3L)).containsEntry("first_name", "Ada");
        assertThat(newer.json())
                .containsEntry("public_metadata", Map.of("b", 3L))
                .containsEntry("private_metadata", Map.of("c", 4L));
        assertThat(newest.status() + " " + newest.errorCode() + " " + newest.errorField())
                .isEqualTo("422 form_param_unknown public_metadata");
        assertThat(program.get(path).json()).containsEntry("public_metadata", Map.of("b", 3L));
    }

    @Test
    void metadata_is_replaced_or_merged_and_null_takes_away() {
        User user = house.userAt("meta@example.com");
        String path = "/users/" + user.id() + "/metadata";
        program.put(path, Map.of("public_metadata", Map.of("a", Map.of("x", 1, "y", 2)), "unsafe_metadata", Map.of("u", 1)));

        Map<String, @Nullable Object> without = new HashMap<>();
        without.put("y", null);
        without.put("z", List.of(3));
        Told merged = program.speaking("2026-05-12").patch(path, Map.of("public_metadata", Map.of("a", without)));
        assertThat(merged.json())
                .containsEntry("public_metadata", Map.of("a", Map.of("x", 1L, "z", List.of(3L))))
                .containsEntry("unsafe_metadata", Map.of("u", 1L));

        Told replaced = program.speaking("2026-05-12").put(path, Map.of("public_metadata", Map.of("only", true)));
        assertThat(replaced.json())
                .containsEntry("public_metadata", Map.of("only", true))
                .containsEntry("unsafe_metadata", Map.of("u", 1L));
        assertThat(program.put(path, Map.of("public_metadata", "text")).errorField()).isEqualTo("public_metadata");
        assertThat(program.put(path, Map.of("metadata", Map.of())).errorCode()).isEqualTo("form_param_unknown");
        assertThat(program.put("/users/user_nobody/metadata", Map.of()).status()).isEqualTo(404);
        assertThat(program.put("/users/..%2f..%2f/metadata", Map.of()).status()).isIn(400, 404);
    }

    @Test
    void a_change_names_takes_away_and_moves_the_primary_address() {
        User user = house.userAt("edsger@example.com");
        String path = "/users/" + user.id();
        program.patch(path, Map.of("first_name", "Edsger", "last_name", "Dijkstra", "username", "ewd"));

        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("last_name", null);
        Told told = program.patch(path, nothing);

        assertThat(told.json()).containsEntry("first_name", "Edsger").containsEntry("last_name", null);
        assertThat(program.patch(path, Map.of("primary_email_address_id", "idn_other")).errorField())
                .isEqualTo("primary_email_address_id");
        assertThat(program.patch(path, Map.of("username", "grace hopper")).errorCode())
                .isEqualTo("form_param_format_invalid");
        house.userAt("somebody@example.com");
        Told other = program.post("/users", Map.of("email_address", List.of("other@example.com"), "username", "other"));
        assertThat(program.patch("/users/" + other.text("id"), Map.of("username", "EWD")).errorField())
                .isEqualTo("username");
    }

    @Test
    void a_new_password_counts_at_once_and_signs_out_elsewhere_if_asked() {
        var browser = house.memberAt("changing@example.com");
        String id = program.get("/users?email_address=changing@example.com").list().getFirst().get("id").toString();
        assertThat(browser.open("/user").status()).isEqualTo(200);

        Told told = program.patch(
                "/users/" + id, Map.of("password", "a whole new battery", "sign_out_of_other_sessions", true));

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(browser.open("/user").status()).isNotEqualTo(200);
        assertThat(program.post("/users/" + id + "/verify_password", Map.of("password", "a whole new battery"))
                        .status())
                .isEqualTo(200);
        assertThat(program.post("/users/" + id + "/remove_password", Map.of()).json())
                .containsEntry("password_enabled", false);
        assertThat(program.post("/users/" + id + "/verify_password", Map.of("password", "a whole new battery"))
                        .errorCode())
                .isEqualTo("no_password_set");
    }

    @Test
    void users_are_banned_and_locked_one_by_one_or_many_at_once_and_let_in_again() {
        String one = house.userAt("one@example.com").id().value();
        String two = house.userAt("two@example.com").id().value();

        assertThat(program.post("/users/" + one + "/lock", Map.of()).json())
                .containsEntry("locked", true)
                .containsEntry("lockout_expires_in_seconds", 3600L);
        assertThat(program.post("/users/" + one + "/unlock", Map.of()).json()).containsEntry("locked", false);
        assertThat(program.post("/users/" + one + "/ban", Map.of()).json()).containsEntry("banned", true);
        assertThat(program.post("/users/" + one + "/unban", Map.of()).json()).containsEntry("banned", false);

        assertThat(program.post("/users/ban", Map.of("user_ids", List.of(one, "user_nobody"))).status())
                .isEqualTo(404);
        assertThat(program.get("/users/" + one).json()).containsEntry("banned", false);
        assertThat(program.post("/users/ban", Map.of("user_ids", List.of(one, two))).list())
                .extracting(user -> user.get("banned"))
                .containsExactly(true, true);
        assertThat(program.get("/users?banned=true&user_id=" + one + "&user_id=" + two).list())
                .hasSize(2);
        program.post("/users/unban", Map.of("user_ids", List.of(one, two)));
        assertThat(program.get("/users?banned=true").list()).isEmpty();
    }

    @Test
    void a_user_is_deleted_once() {
        String id = house.userAt("leaving@example.com").id().value();

        assertThat(program.delete("/users/" + id).json())
                .isEqualTo(Map.of("object", "user", "id", id, "deleted", true));
        assertThat(program.delete("/users/" + id).errorCode()).isEqualTo("resource_not_found");
        assertThat(program.get("/users/" + id).status()).isEqualTo(404);
    }

    private static String create(Map<String, ?> body) {
        Told told = program.post("/users", body);
        return told.status() + " " + told.errorCode() + " " + told.errorField();
    }

    private static long count(String query) {
        return (Long) program.get("/users/count" + query).json().get("total_count");
    }
}
