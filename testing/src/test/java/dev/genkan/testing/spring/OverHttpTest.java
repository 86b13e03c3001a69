package dev.genkan.testing.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=localhost"})
@GenkanTest
class OverHttpTest {

    private static final Pattern CSRF = Pattern.compile("name=\"genkan_csrf\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    Visitors visitors;

    @Autowired
    Outbox outbox;

    private RestTestClient client = RestTestClient.bindToServer().build();

    @BeforeEach
    void knock() {
        client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    @Test
    void a_client_of_a_visitor_is_signed_in() {
        Visitor ada = visitors.signUp("ada@example.com").onboarded(new Shop.Name("Engines"));

        ada.at(client)
                .get()
                .uri("/dashboard")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("dashboard of Engines");
        client.get()
                .uri("/dashboard")
                .header("Cookie", ada.cookie())
                .exchange()
                .expectStatus()
                .isOk();
        client.get().uri("/dashboard").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void the_outbox_has_the_code_and_the_link_of_who_signs_up() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> outbox.codeFor("grace@example.com"))
                .withMessage("No letter to grace@example.com carries a code; there is none to that address.");
        EntityExchangeResult<String> page = client.get()
                .uri("/sign-up")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectBody(String.class)
                .returnResult();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("email_address", "grace@example.com");
        form.add("password", "correct horse battery");
        form.add("genkan_csrf", csrf(page));

        client.post()
                .uri("/sign-up")
                .cookies(cookies -> page.getResponseCookies()
                        .forEach((name, values) ->
                                cookies.add(name, values.getFirst().getValue())))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange()
                .expectStatus()
                .is3xxRedirection();

        assertThat(outbox.codeFor("Grace@example.com")).matches("[0-9]{6}");
        assertThat(outbox.linkFor("grace@example.com")).hasHost("localhost").hasPort(port);
        outbox.clear();
        assertThat(outbox.letters()).isEmpty();
    }

    private static String csrf(EntityExchangeResult<String> page) {
        Matcher field = CSRF.matcher(String.valueOf(page.getResponseBody()));
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
