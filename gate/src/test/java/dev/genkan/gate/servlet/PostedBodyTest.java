package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Gate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostedBodyTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    /// Says what came.
    private static final OwnPages READER = (visit, request, response) -> {
        if (!visit.path().equals("/read")) {
            return false;
        }
        if (!request.getMethod().equals("POST")) {
            Methods.refuse(request, response, "POST");
            return true;
        }
        switch (PostedBody.of(request)) {
            case PostedBody.Refused refused -> refused.problem().answer(request, response);
            case PostedBody.Fields fields ->
                response.getWriter()
                        .print(fields.form() + " a=" + fields.form().first("a") + " c="
                                + fields.form().first("c"));
        }
        return true;
    };

    private final House house = new House(Gate.publicRoutes("/"), House.PUBLIC_URL, "", READER);

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void a_form_is_its_fields_and_prints_without_their_values() {
        assertThat(post("a=one&a=two&b=three", FORM).body()).matches("PostedForm\\[(a, b|b, a)] a=one c=");
        assertThat(post("a=one", FORM + "; charset=UTF-8").body()).isEqualTo("PostedForm[a] a=one c=");
        assertThat(post("a=one", "Application/X-WWW-Form-Urlencoded ; x=y; Charset=\"utf-8\"")
                        .body())
                .isEqualTo("PostedForm[a] a=one c=");
    }

    @Test
    void what_is_no_form_in_utf8_is_said_to_be_none() {
        for (String type : List.of(
                "application/json",
                "text/plain",
                "multipart/form-data; boundary=x",
                FORM + "x",
                ";",
                FORM + "; charset=iso-8859-1",
                FORM + ";charset=utf-16")) {
            Browser.Answer refused = post("a=one", type);
            assertThat(refused.status()).as(type).isEqualTo(415);
            assertThat(refused.body()).contains("This is no form");
        }
        Browser.Answer untyped = house.browser().call("POST", "/read");
        assertThat(untyped.status()).isEqualTo(415);
        assertThat(untyped.body()).contains("\"code\":\"content_type_invalid\"");
    }

    @Test
    void text_that_is_no_utf8_is_refused() {
        for (String octets : List.of("a=%ff", "a=%c0%af", "a=%zz", "a=%2", "a=%")) {
            Browser.Answer refused = post(octets, FORM);
            assertThat(refused.status()).as(octets).isEqualTo(400);
            assertThat(refused.body()).contains("UTF-8");
        }
    }

    @Test
    void sixty_four_kilobytes_are_read_and_one_octet_more_is_not() {
        String largest = "a=" + "b".repeat(PostedBody.LARGEST - 2);

        assertThat(post(largest, FORM).body()).startsWith("PostedForm[a] a=bbb");
        Browser.Answer refused = post(largest + "b", FORM);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body()).contains("64 kilobytes");
    }

    @Test
    void other_methods_are_refused_by_a_page_that_says_what_is_allowed() {
        Browser.Answer refused = house.browser().open("/read");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("POST");
        assertThat(refused.body()).contains("This cannot be done here");
    }

    private Browser.Answer post(String body, String contentType) {
        return house.browser().post("/read", body, "Content-Type", contentType);
    }
}
