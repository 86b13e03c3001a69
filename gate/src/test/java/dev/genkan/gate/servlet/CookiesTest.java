package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.gate.Paths;
import dev.genkan.gate.Sessions;
import dev.genkan.gate.Visitors;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CookiesTest {

    private static final URI APP = URI.create("https://app.example");

    private House house = new House().serving("/public/who", House::whoIsThere);

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void who_signs_in_gets_both_cookies_exactly_so() {
        MemorySessions.Session grace = house.grace();
        String token = house.sessions.mint(grace);
        house.serving("/public/in", (request, response) -> {
            Visit visit = Visit.of(request);
            visit.signedIn(grace.clientToken(), token);
            House.whoIsThere(request, response);
        });

        Browser.Answer answer = house.browser().open("/public/in");

        assertThat(answer.setCookies())
                .containsExactlyInAnyOrder(
                        "__client=" + grace.clientToken() + "; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure",
                        "__session=" + token + "; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).as("the same request knows them already").startsWith("user_grace");
    }

    @Test
    void a_known_device_is_known_for_a_year_and_shows_itself() {
        house.serving("/public/known", (request, response) -> {
            Visit visit = Visit.of(request);
            response.getWriter().print("shown: " + visit.deviceToken());
            visit.knownAs("something-new");
        });

        Browser browser = house.browser();
        Browser.Answer answer = browser.open("/public/known");

        assertThat(answer.setCookies())
                .containsExactly("__device=something-new; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure");
        assertThat(answer.body()).isEqualTo("shown: ");
        assertThat(browser.with("__device", "something-new")
                        .open("/public/known")
                        .body())
                .isEqualTo("shown: something-new");
    }

    @Test
    void in_development_names_have_a_suffix_and_cookies_are_not_secure() throws Exception {
        house.close();
        house = new House(House.usualGate(), "http://localhost:8080", "");
        String suffix = Cookies.suffixOf("test");
        Browser browser = house.browserOf(house.grace()).without("__session" + suffix);

        assertThat(suffix).matches("_[A-Za-z0-9_-]{8}");
        Browser.Answer answer = browser.open("/dashboard");
        assertThat(answer.setCookies()).singleElement().asString().startsWith("__session" + suffix + "=");
        assertThat(answer.setCookies().getFirst()).endsWith("; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax");
        assertThat(house.browser()
                        .with("__client", browser.cookie("__client" + suffix))
                        .open("/dashboard")
                        .status())
                .as("a cookie of another instance is none of ours")
                .isEqualTo(303);
    }

    @Test
    void who_signs_in_gets_a_new_form_field_and_so_does_who_signs_out() {
        MemorySessions.Session grace = house.grace();
        house.serving(
                "/public/in",
                (request, response) -> Visit.of(request).signedIn(grace.clientToken(), house.sessions.mint(grace)));
        house.serving("/public/out", (request, response) -> {
            Visit.of(request).signedOut();
            House.whoIsThere(request, response);
        });
        house.serving(
                "/public/form",
                (request, response) ->
                        response.getWriter().print(Visit.of(request).csrfField()));
        Browser browser = house.browser();

        String before = browser.open("/public/form").body();
        browser.post("/public/in", "a=b");
        String during = browser.open("/public/form").body();
        assertThat(browser.post("/public/out", "a=b").body()).isEqualTo("nobody");
        String after = browser.open("/public/form").body();

        assertThat(before).isNotEqualTo(during);
        assertThat(during).isNotEqualTo(after);
        assertThat(browser.cookie("__session") + browser.cookie("__client")).isEmpty();
    }

    @Test
    void a_dead_session_found_on_the_way_leaves_the_form_field_as_it_was() {
        house.serving(
                "/public/form",
                (request, response) ->
                        response.getWriter().print(Visit.of(request).csrfField()));
        MemorySessions.Session grace = house.grace();
        Browser browser = house.browserOf(grace);
        String field = browser.open("/public/form").body();
        house.sessions.end(grace);

        assertThat(browser.open("/public/who").body()).isEqualTo("nobody");
        assertThat(browser.open("/public/form").body()).isEqualTo(field);
    }

    @Test
    void renewed_claims_go_out_with_the_response_and_each_cookie_is_set_once() {
        MemorySessions.Session ada = house.ada();
        Browser browser = house.browserOf(ada);
        house.clock.turn(Duration.ofMinutes(2));
        house.serving("/public/done", (request, response) -> {
            response.addHeader("Set-Cookie", "theirs=1");
            Visit visit = Visit.of(request);
            visit.auth();
            house.sessions.changeUnnoticed(ada, Map.of("onboardingComplete", true));
            visit.renewed(house.sessions.mint(new MemorySessions.Session(
                    ada.user(), ada.id(), ada.clientToken(), Map.of("onboardingComplete", true))));
            House.whoIsThere(request, response);
        });

        Browser.Answer answer = browser.post("/public/done", "a=b");

        assertThat(answer.body()).isEqualTo("user_ada {onboardingComplete=true}");
        assertThat(answer.setCookies()).hasSize(2).contains("theirs=1");
        assertThat(browser.open("/dashboard").status()).isEqualTo(200);
    }

    @Test
    void of_several_cookies_of_one_name_the_first_well_formed_one_counts() {
        MemorySessions.Session grace = house.grace();
        String token = house.sessions.mint(grace);

        Browser browser = house.browser().with("__session", "not-a-token; __session=" + token + "; __session=a.b.c");

        assertThat(browser.open("/public/who").body()).startsWith("user_grace");
    }

    @Test
    void a_cookie_that_browsers_would_drop_is_a_fault_that_names_its_owner() {
        MemorySessions.Session big = house.sessions.begin(Visitors.ADA, Map.of("notes", "x".repeat(3000)));
        house.serving("/public/big", (request, response) -> {
            try {
                Visit.of(request).renewed(house.sessions.mint(big));
            } catch (IllegalStateException fault) {
                response.getWriter().print(fault.getMessage());
            }
        });

        assertThat(house.browser().with("__client", "hers").open("/public/big").body())
                .startsWith("the cookie __session for user_ada would weigh ")
                .contains("browsers keep 4096")
                .doesNotContain("eyJ");
    }

    @Test
    void the_budget_counts_name_value_and_attributes() {
        Cookies cookies = new Cookies("_12345678", true, Duration.ofDays(7));
        String frame = "__session_12345678=; Path=/shop; Max-Age=604800; HttpOnly; SameSite=Lax; Secure";

        assertThat(cookies.weightOf("", "/shop")).isEqualTo(frame.length());
        assertThat(cookies.weightOf("x".repeat(100), "/shop")).isEqualTo(frame.length() + 100);
        assertThat(cookies.weightOf("", "")).isEqualTo(frame.length() - "shop".length());
    }

    @Test
    void a_token_the_gate_itself_would_refuse_is_a_fault_and_not_a_cookie() {
        house.serving("/public/foreign", (request, response) -> {
            try {
                Visit.of(request).signedIn("client", "a.b.c");
            } catch (IllegalStateException fault) {
                response.getWriter().print(fault.getMessage());
            }
        });

        Browser.Answer answer = house.browser().open("/public/foreign");
        assertThat(answer.body()).contains("is not accepted by the gate");
        assertThat(answer.setCookies()).isEmpty();
    }

    @Test
    void a_value_that_is_no_cookie_value_is_a_fault_that_does_not_repeat_it() {
        MemorySessions.Session grace = house.grace();
        house.serving("/public/odd", (request, response) -> {
            try {
                Visit.of(request).signedIn("a; Domain=evil.example", house.sessions.mint(grace));
            } catch (IllegalStateException fault) {
                response.getWriter().print(fault.getMessage());
            }
        });

        assertThat(house.browser().open("/public/odd").body())
                .isEqualTo("the value of cookie __client for user_grace is no cookie value");
    }

    @Test
    void secrets_are_in_no_text() {
        assertThat(new Papers("secret.a.b", "secret", true)).hasToString("Papers[token yes, client token yes]");
        assertThat(new Papers("", "", true)).hasToString("Papers[token no, client token no]");
        assertThat(new Finding.Minted(Visitors.ada(), "secret").toString())
                .startsWith("Minted[user_ada, ")
                .doesNotContain("secret");
        assertThat(new Sessions.Fresh.SignedIn(Visitors.ada(), "secret").toString())
                .doesNotContain("secret");
    }

    @Test
    void cookies_that_do_not_fit_the_public_address_stop_the_start() {
        Csrf csrf = new Csrf(new byte[32]);
        for (boolean secure : new boolean[] {true, false}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Site(
                            secure ? URI.create("http://localhost:8080") : APP,
                            Paths.defaults(),
                            new Cookies("", secure, Duration.ofDays(7)),
                            csrf))
                    .withMessageContaining("Secure on https");
        }
    }

    @Test
    void a_suffix_of_another_shape_stops_the_start() {
        for (String suffix : new String[] {"_", "x", "_1234567", "_123456789", "_1234567;", "12345678"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Cookies(suffix, true, Duration.ofDays(7)))
                    .withMessageContaining(suffix);
        }
    }
}
