package dev.genkan.server.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.Told;
import dev.genkan.server.standalone.WireHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way to look for users, and to count them.
class UserListTest {

    @TempDir
    static Path directory;

    private static WireHouse house;
    private static Program program;
    private static final List<String> IDS = new ArrayList<>();
    private static final List<Long> CREATED = new ArrayList<>();

    /// Five people, one each hour.
    @BeforeAll
    static void open() {
        house = new WireHouse(directory);
        program = house.program();
        person("ada@love.example", "Ada", "Lovelace", "countess", "crm_1");
        person("grace@navy.example", "Grace", "Hopper", "amazing", "crm_2");
        person("edsger@tue.example", "Edsger", "Dijkstra", "ewd", "-odd");
        person("barbara@mit.example", "Barbara", "Liskov", "subst_itute", "crm_4");
        person("alan@park.example", "Alan", "Turing", "", "");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_newest_come_first_unless_another_order_is_asked_for() {
        assertThat(names("")).containsExactly("Alan", "Barbara", "Edsger", "Grace", "Ada");
        assertThat(names("?order_by=created_at")).containsExactly("Ada", "Grace", "Edsger", "Barbara", "Alan");
        assertThat(names("?order_by=%2Bfirst_name")).containsExactly("Ada", "Alan", "Barbara", "Edsger", "Grace");
        assertThat(names("?order_by=+first_name")).containsExactly("Ada", "Alan", "Barbara", "Edsger", "Grace");
        assertThat(names("?order_by=-last_name")).containsExactly("Alan", "Ada", "Barbara", "Grace", "Edsger");
        assertThat(names("?order_by=email_address")).containsExactly("Ada", "Alan", "Barbara", "Edsger", "Grace");
        assertThat(names("?order_by=username")).containsExactly("Grace", "Ada", "Edsger", "Barbara", "Alan");
        for (String order : List.of("updated_at", "last_active_at", "last_sign_in_at", "phone_number", "web3wallet")) {
            assertThat(names("?order_by=-" + order)).hasSize(5);
        }
        assertThat(program.get("/users?order_by=password").errorField()).isEqualTo("order_by");
    }

    @Test
    void a_list_is_read_in_parts() {
        assertThat(names("?limit=2")).containsExactly("Alan", "Barbara");
        assertThat(names("?limit=2&offset=2")).containsExactly("Edsger", "Grace");
        assertThat(names("?limit=2&starting_after=" + IDS.get(3))).containsExactly("Edsger", "Grace");
        assertThat(names("?order_by=created_at&starting_after=" + IDS.get(3))).containsExactly("Alan");
        for (String wrong : List.of(
                "limit=0",
                "limit=501",
                "limit=ten",
                "offset=-1",
                "starting_after=user_nobody",
                "starting_after=" + IDS.get(3) + "&order_by=username",
                "starting_after=" + IDS.get(3) + "&offset=1")) {
            assertThat(program.get("/users?" + wrong).status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void filters_narrow_and_their_values_widen_in_lists_and_counts_alike() {
        Map<String, List<String>> expected = Map.ofEntries(
                Map.entry("email_address=ADA@love.example", List.of("Ada")),
                Map.entry("email_address%5B%5D=ada@love.example&email_address%5B%5D=alan@park.example", List.of("Alan", "Ada")),
                Map.entry("email_address=nobody@example.com", List.of()),
                Map.entry("email_address=nonsense", List.of()),
                Map.entry("username=EWD", List.of("Edsger")),
                Map.entry("external_id=crm_1&external_id=crm_4", List.of("Barbara", "Ada")),
                Map.entry("external_id=%2Bcrm_1", List.of("Ada")),
                Map.entry("external_id=-crm_1", List.of("Alan", "Barbara", "Edsger", "Grace")),
                Map.entry("user_id=" + IDS.get(0) + "&user_id=user_nobody", List.of("Ada")),
                Map.entry("user_id=-" + IDS.get(0) + "&user_id=-" + IDS.get(4), List.of("Barbara", "Edsger", "Grace")),
                Map.entry("phone_number=%2B15005550006", List.of()),
                Map.entry("web3_wallet=0x1", List.of()),
                Map.entry("provider=google&provider_user_id=1", List.of()),
                Map.entry("organization_id=org_1", List.of()),
                Map.entry("organization_id=-org_1", List.of("Alan", "Barbara", "Edsger", "Grace", "Ada")),
                Map.entry("query=a", List.of("Alan", "Grace", "Ada")),
                Map.entry("query=HOP", List.of("Grace")),
                Map.entry("query=crm", List.of("Barbara", "Grace", "Ada")),
                Map.entry("query=" + IDS.get(2), List.of("Edsger")),
                Map.entry("query=subst_", List.of("Barbara")),
                Map.entry("query=%25", List.of()),
                Map.entry("email_address_query=MIT", List.of("Barbara")),
                Map.entry("username_query=maz", List.of("Grace")),
                Map.entry("name_query=n%20tur", List.of("Alan")),
                Map.entry("banned=true", List.of()),
                Map.entry("banned=false&query=hop", List.of("Grace")),
                Map.entry("created_at_before=" + CREATED.get(1), List.of("Ada")),
                Map.entry("created_at_after=" + CREATED.get(3), List.of("Alan")),
                Map.entry("last_active_at_since=1", List.of()),
                Map.entry("last_active_at_before=9999999999999", List.of()),
                Map.entry("last_sign_in_at_after=0", List.of()));
        expected.forEach((query, names) -> {
            assertThat(names("?" + query)).as(query).isEqualTo(names);
            assertThat(program.get("/users/count?" + query).json())
                    .as(query)
                    .isEqualTo(Map.of("object", "total_count", "total_count", (long) names.size()));
        });
        assertThat(program.get("/users?created_at_after=soon").errorField()).isEqualTo("created_at_after");
        assertThat(program.get("/users?banned=perhaps").errorField()).isEqualTo("banned");
        assertThat(program.get("/users?" + "user_id=user_1&".repeat(101)).errorField()).isEqualTo("user_id");
    }

    private static List<String> names(String query) {
        Told told = program.get("/users" + query);
        assertThat(told.status()).as(query + " " + told.body()).isEqualTo(200);
        return told.list().stream().map(user -> String.valueOf(user.get("first_name"))).toList();
    }

    private static void person(String address, String first, String last, String username, String externalId) {
        Told told = program.post(
                "/users",
                Map.of(
                        "email_address", List.of(address),
                        "first_name", first,
                        "last_name", last,
                        "username", username,
                        "external_id", externalId));
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        IDS.add(told.text("id"));
        CREATED.add((Long) told.json().get("created_at"));
        house.clock.turn(Duration.ofHours(1));
    }
}
