package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Gate;
import dev.genkan.gate.Paths;
import dev.genkan.gate.ReturnAddressTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReturnToTest {

    private static final OwnPages READER = (visit, request, response) -> {
        Site site = new Site(
                URI.create(House.PUBLIC_URL),
                Paths.defaults(),
                new Cookies("", true, Duration.ofDays(7)),
                new Csrf(new byte[32]));
        ReturnTo signingIn = ReturnTo.afterSigningIn(site);
        String answer = switch (visit.path()) {
            case "/signing-in" -> signingIn.namedBy(request);
            case "/onboarding-it" -> ReturnTo.afterOnboarding(site).namedBy(request);
            case "/via" -> signingIn.viaSignIn(request);
            default -> "";
        };
        response.getWriter().print("<" + answer + "> " + Methods.isRead(request));
        return true;
    };

    private final House house = new House(Gate.publicRoutes("/"), House.PUBLIC_URL, "", READER);

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void the_address_that_is_named_once_and_leads_here_is_remembered() {
        assertThat(named("/signing-in", "redirect_url=%2Freports%3Fyear%3D2026"))
                .isEqualTo("/reports?year=2026");
        assertThat(named("/signing-in", "a=b&redirect_url=https%3A%2F%2Fapp.example%2Freports%23top"))
                .isEqualTo("/reports");
    }

    @Test
    void one_named_twice_not_at_all_or_unreadably_is_none() {
        assertThat(named("/signing-in", "redirect_url=%2Fa&redirect_url=%2Fb")).isEmpty();
        assertThat(named("/signing-in", "redirect_url=%2Fa&b=%ff")).isEmpty();
        assertThat(named("/signing-in", "Redirect_Url=%2Fa")).isEmpty();
        assertThat(named("/signing-in", "redirect_url")).isEmpty();
        assertThat(house.browser().open("/signing-in").body()).isEqualTo("<> true");
    }

    @Test
    void what_leads_elsewhere_is_none() {
        for (String hostile : ReturnAddressTest.HOSTILE) {
            String query = "redirect_url=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8);
            assertThat(named("/signing-in", query)).as(hostile).isEmpty();
            assertThat(named("/onboarding-it", query)).as(hostile).isEmpty();
        }
    }

    @Test
    void nobody_is_led_back_to_a_door_they_came_through() {
        for (String door : List.of("/sign-in", "/sign-in/code", "/sign-up", "/sign-up/code?x=1", "/sign-out")) {
            String query = "redirect_url=" + URLEncoder.encode(door, StandardCharsets.UTF_8);
            assertThat(named("/signing-in", query)).as(door).isEmpty();
            assertThat(named("/onboarding-it", query)).as(door).isEmpty();
        }
        // from signing in the way may well lead on to onboarding, and from there to what only begins like a door
        assertThat(named("/signing-in", "redirect_url=%2Fonboarding")).isEqualTo("/onboarding");
        assertThat(named("/onboarding-it", "redirect_url=%2Fonboarding")).isEmpty();
        assertThat(named("/onboarding-it", "redirect_url=%2Fonboarding%2Fwelcome%2Fname"))
                .isEmpty();
        assertThat(named("/onboarding-it", "redirect_url=%2Fsign-information")).isEqualTo("/sign-information");
        // escapes do not hide one
        assertThat(named("/signing-in", "redirect_url=%2Fsign%252Dout")).isEmpty();
    }

    @Test
    void a_stranger_comes_back_to_onboarding_with_all_it_was_asked_for() {
        assertThat(named("/via", "redirect_url=%2Freports"))
                .isEqualTo("/sign-in?redirect_url=%2Fonboarding%3Fredirect_url%3D%252Freports");
        assertThat(named("/via", "a=%ff")).isEqualTo("/sign-in?redirect_url=%2Fonboarding%3Fa%3D%25ff");
        assertThat(house.browser().open("/via").body()).isEqualTo("</sign-in?redirect_url=%2Fonboarding> true");
        // what was sent is not asked for again
        assertThat(house.browser().post("/via?redirect_url=%2Freports", "a=b").body())
                .isEqualTo("</sign-in?redirect_url=%2Fonboarding> false");
    }

    private String named(String path, String query) {
        return house.browser().open(path + "?" + query).body().replaceAll("^<(.*)> true$", "$1");
    }
}
