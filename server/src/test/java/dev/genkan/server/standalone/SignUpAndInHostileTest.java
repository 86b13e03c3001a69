package dev.genkan.server.standalone;

import static dev.genkan.server.standalone.Sdk.client;
import static dev.genkan.server.standalone.Sdk.inside;
import static dev.genkan.server.standalone.Sdk.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Race;
import dev.genkan.server.TurnableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Strangers at the Frontend API of a production instance, which tells nobody who is known to it.
class SignUpAndInHostileTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ADA = "ada@example.com";
    private static final String STRANGER = "stranger@example.com";

    private WireHouse house;
    private String app;

    @BeforeEach
    void open(@TempDir Path directory) {
        house = new WireHouse(WireHouse.settings(directory), directory, new TurnableClock(), true);
        app = house.url().toString();
        house.userAt(ADA);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Sdk sdk() {
        return new Sdk(house, app);
    }

    /// The answer without what is different at every call.
    private static Map<String, @Nullable Object> comparable(Told told, String address) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(response(told));
        String id = String.valueOf(json.remove("id"));
        json.remove("identifier");
        json.put("all", json.toString().replace(id.substring(4), "ID").replace(address, "ADDRESS"));
        json.keySet().retainAll(List.of("all", "status"));
        return json;
    }

    @Test
    void members_and_strangers_look_alike_when_signing_in() {
        List<List<Object>> stories = new ArrayList<>();
        for (String address : List.of(ADA, STRANGER)) {
            Sdk sdk = sdk();
            Told begun = sdk.post("/client/sign_ins", "identifier", address);
            String path = "/client/sign_ins/" + response(begun).get("id");
            String factor = (String) inside(response(begun), "supported_first_factors", "1", "email_address_id");
            Told wrong = sdk.post(path + "/attempt_first_factor", "strategy", "password", "password", "wrong one");
            Told prepared =
                    sdk.post(path + "/prepare_first_factor", "strategy", "email_code", "email_address_id", factor);
            Told code = sdk.post(path + "/attempt_first_factor", "strategy", "email_code", "code", "000001");
            Told both = sdk.post("/client/sign_ins", "identifier", address, "password", "wrong one");
            stories.add(List.of(
                    comparable(begun, address),
                    wrong.status() + wrong.errorCode() + wrong.errorField(),
                    comparable(prepared, address),
                    code.status() + code.errorCode(),
                    both.status() + both.errorCode() + both.errorField()));
            assertThat(response(begun)).containsEntry("user_data", null);
        }
        assertThat(stories.getFirst()).isEqualTo(stories.getLast());
    }

    @Test
    void members_and_strangers_look_alike_when_signing_up() {
        List<List<Object>> stories = new ArrayList<>();
        for (String address : List.of(ADA, STRANGER)) {
            Sdk sdk = sdk();
            Told begun = sdk.post("/client/sign_ups", "email_address", address, "password", WireHouse.PASSWORD);
            String path = "/client/sign_ups/" + response(begun).get("id");
            Told prepared = sdk.post(path + "/prepare_verification", "strategy", "email_code");
            Told code = sdk.post(path + "/attempt_verification", "code", "000001");
            stories.add(List.of(
                    comparable(begun, address), comparable(prepared, address), code.status() + code.errorCode()));
        }
        assertThat(stories.getFirst()).isEqualTo(stories.getLast());
    }

    @Test
    void of_sixteen_browsers_with_one_cookie_and_one_code_one_gets_in() {
        Sdk sdk = sdk();
        Told begun = sdk.post("/client/sign_ins", "identifier", ADA, "strategy", "email_code");
        String path = "/client/sign_ins/" + response(begun).get("id") + "/attempt_first_factor";
        String code = house.newestLetter(ADA).code();
        List<Sdk> copies = Stream.generate(sdk::copy).limit(16).toList();
        List<Integer> statuses = Race.of(
                16,
                n -> copies.get(n)
                        .post(path, "strategy", "email_code", "code", code)
                        .status());
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).allMatch(status -> status == 200 || (status >= 400 && status < 500));
        assertThat(sdk.post(path, "strategy", "email_code", "code", code).status())
                .isEqualTo(404);
    }

    @Test
    void a_planted_cookie_is_worth_nothing_after_the_sign_in() {
        Sdk eve = sdk();
        eve.post("/client/sign_ins", "identifier", ADA);
        Sdk victim = eve.copy();
        Told in = victim.post("/client/sign_ins", "identifier", ADA, "password", WireHouse.PASSWORD);
        assertThat(response(in)).containsEntry("status", "complete");
        assertThat(inside(eve.get("/client").json(), "response")).isEqualTo("");
        Sdk forged = sdk();
        forged.browser().with("__client", "client_" + "x".repeat(40));
        assertThat(forged.get("/client/sign_ins/" + response(in).get("id")).status())
                .isEqualTo(404);
    }

    @Test
    void other_sites_may_not_ask() {
        for (String origin : List.of("https://evil.example", "null", "http://localhost.evil.example")) {
            Sdk evil = new Sdk(house, origin);
            Told refused = evil.post("/client/sign_ins", "identifier", ADA, "password", WireHouse.PASSWORD);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.errorCode()).isEqualTo("origin_invalid");
            assertThat(evil.browser().cookie("__client")).isEmpty();
        }
    }

    @Test
    void what_is_no_form_is_not_read() {
        Sdk sdk = sdk();
        assertThat(sdk.raw("/client/sign_ins", "application/json", "{\"identifier\":\"" + ADA + "\"}")
                        .status())
                .isEqualTo(415);
        assertThat(sdk.raw("/client/sign_ins", "text/plain", "identifier=" + ADA)
                        .status())
                .isEqualTo(415);
        assertThat(sdk.raw("/client/sign_ins", FORM, "identifier=" + "a".repeat(300_000))
                        .status())
                .isEqualTo(413);
        assertThat(sdk.raw("/client/sign_ins", FORM, "identifier=%ff%fe").status())
                .isEqualTo(400);
    }

    @Test
    void fields_that_are_something_else_are_refused_by_name() {
        Sdk sdk = sdk();
        assertThat(sdk.raw("/client/sign_ins", FORM, "identifier=a%40b.example&identifier=c%40d.example")
                        .errorField())
                .isEqualTo("identifier");
        assertThat(sdk.post("/client/sign_ins", "identifier", "a".repeat(5000)).errorField())
                .isEqualTo("identifier");
        assertThat(sdk.post("/client/sign_ins", "identifier", "a\u0000@example.com")
                        .errorField())
                .isEqualTo("identifier");
        assertThat(sdk.post("/client/sign_ups", "first_name", "x".repeat(257)).errorField())
                .isEqualTo("first_name");
        assertThat(sdk.post("/client/sign_ups", "password", "x".repeat(3000)).errorCode())
                .isEqualTo("form_password_size_in_bytes_exceeded");
        assertThat(sdk.post("/client/sign_ups", "unsafe_metadata", "{".repeat(2000))
                        .errorField())
                .isEqualTo("unsafe_metadata");
        assertThat(sdk.raw("/client/sign_ups", FORM, "first_name=a&first_name=b")
                        .errorField())
                .isEqualTo("first_name");
        assertThat(sdk.post("/client/sign_ups", "strategy", "oauth_google").errorField())
                .isEqualTo("strategy");
        assertThat(sdk.post("/client/sign_ups", "phone_number", "+4912345").errorCode())
                .isEqualTo("form_param_unknown");
    }

    @Test
    void a_language_that_is_made_up_is_answered_in_english_and_one_too_long_to_keep_is_refused_by_name() {
        String madeUp = "de-AT" + "-aaaaaaaa-bbbbbbbb".repeat(30);
        String address = "grace@example.com";
        Sdk asking = sdk().sending("Accept-Language", madeUp.replace("de-AT", "tlh"));
        Told begun =
                asking.post("/client/sign_ups", "email_address", address, "password", WireHouse.PASSWORD, "locale", "");
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        String path = "/client/sign_ups/" + response(begun).get("id");
        asking.post(path + "/prepare_verification", "strategy", "email_code");
        assertThat(house.newestLetter(address).html()).contains("<html lang=\"en\"");
        assertThat(sdk().post("/client/sign_ups", "email_address", address, "locale", madeUp)
                        .errorField())
                .isEqualTo("locale");
    }

    @Test
    void production_tells_sdks_of_the_sign_in_by_cookie() {
        Sdk sdk = sdk();
        Told in = sdk.post("/client/sign_ins", "identifier", ADA, "password", WireHouse.PASSWORD);
        long uat = Long.parseLong(sdk.browser().cookie("__client_uat"));
        assertThat(uat).isEqualTo(house.clock.instant().getEpochSecond());
        assertThat(inside(client(in), "updated_at")).isEqualTo(uat * 1000);
    }
}
