package dev.genkan.server.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.mail.Letter;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxPagesTest {

    private House house;
    private String withKey;

    @BeforeEach
    void open(@TempDir Path directory) {
        house = new House(directory);
        withKey = house.door
                .inboxAddress()
                .substring(house.door.publicUrl().toString().length());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_key_moves_from_the_address_into_a_cookie() {
        Browser developer = house.browser();
        assertThat(withKey).matches("/genkan/inbox\\?key=[0-9a-f]{32}");

        Answer opened = developer.open(withKey);
        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.location()).isEqualTo("/genkan/inbox");
        assertThat(opened.header("Cache-Control")).isEqualTo("no-store");
        assertThat(opened.setCookies())
                .singleElement()
                .asString()
                .matches("__inbox_[A-Za-z0-9_-]{8}=[0-9a-f]{32}; Path=/genkan; HttpOnly; SameSite=Lax");

        Answer page = developer.open("/genkan/inbox");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Nothing has arrived yet").doesNotContain("name=\"genkan_csrf\"");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void without_the_key_or_with_a_wrong_one_nothing_is_there() {
        assertNothingThere(house.browser().open("/genkan/inbox"));
        assertNothingThere(house.browser().open("/genkan/inbox?key="));
        assertNothingThere(house.browser().open("/genkan/inbox?key=" + "0".repeat(32)));
        assertNothingThere(house.browser().open("/genkan/inbox/letter?m=1"));
        assertNothingThere(house.browser().open("/genkan/inbox/elsewhere"));
    }

    @Test
    void for_somebody_who_is_not_at_the_machine_nothing_is_there_even_with_the_key() {
        Browser developer = house.browser();
        developer.open(withKey);
        Browser elsewhere = house.elsewhere().with(cookieName(developer), developer.cookie("__inbox_"));

        assertNothingThere(elsewhere.open("/genkan/inbox"));
        assertNothingThere(elsewhere.open(withKey));
        assertNothingThere(elsewhere.open("/genkan/inbox/letter?m=1"));
        assertThat(developer.open("/genkan/inbox").status()).isEqualTo(200);
    }

    @Test
    void the_newest_letter_is_open_and_its_code_at_hand() {
        house.signingUp("ada@example.com");
        house.signingUp("grace@example.com");
        Browser developer = developer();

        Answer page = developer.open("/genkan/inbox");

        String code = house.newestLetter("grace@example.com").code();
        assertThat(page.body())
                .contains("ada@example.com", "To grace@example.com, from Acme", "data-code>" + code + "<")
                .contains("src=\"/genkan/inbox/letter?m=2\"", "sandbox=\"\"")
                .contains("href=\"/genkan/inbox\">Check again</a>");
        assertThat(developer.open("/genkan/inbox?m=1").body()).contains("To ada@example.com, from Acme");
        assertThat(developer.open("/genkan/inbox?m=77").status()).isEqualTo(200);
        assertThat(developer.open("/genkan/inbox?m=-1;drop").status()).isEqualTo(200);
    }

    @Test
    void a_letter_is_a_document_of_its_own_that_can_do_nothing() {
        house.signingUp("ada@example.com");

        Answer letter = developer().open("/genkan/inbox/letter?m=1");

        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.body())
                .isEqualTo(house.newestLetter("ada@example.com").html());
        assertThat(letter.header("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'none'", "frame-ancestors 'self'", "sandbox")
                .doesNotContain("script-src", "allow-");
        assertThat(letter.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void a_letter_that_is_not_there_is_not_found() {
        assertNothingThere(developer().open("/genkan/inbox/letter?m=7"));
        assertNothingThere(developer().open("/genkan/inbox/letter"));
        assertNothingThere(developer().open("/genkan/inbox/letter?m=99999999999999999999"));
    }

    @Test
    void the_text_of_a_letter_is_one_link_away() {
        house.signingUp("ada@example.com");

        Answer page = developer().open("/genkan/inbox?m=1&format=text");

        assertThat(page.body())
                .contains("Your sign-up code: "
                        + house.newestLetter("ada@example.com").code())
                .doesNotContain("<iframe");
    }

    @Test
    void markup_in_a_letter_is_shown_as_text_on_the_page_around_it() {
        house.engine
                .inbox()
                .deliver(new Letter(
                        "\"<b>eve</b>\"@example.com",
                        "<script>alert('subject')</script>",
                        "<p>html</p>",
                        "</pre><script>alert('text')</script>",
                        "",
                        Instant.EPOCH));

        Answer page = developer().open("/genkan/inbox?format=text");

        assertThat(page.body())
                .contains("&lt;script&gt;alert(", "&lt;b&gt;eve")
                .doesNotContain("<script>alert", "</pre><script", "<b>eve");
    }

    @Test
    void clearing_takes_the_hidden_field() {
        house.signingUp("ada@example.com");
        Browser developer = developer();
        developer.open("/genkan/inbox");

        assertThat(developer.send("/genkan/inbox/clear", "genkan_csrf", "x").status())
                .isEqualTo(403);
        assertThat(house.engine.inbox().items()).hasSize(1);

        Answer cleared = developer.send("/genkan/inbox/clear");
        assertThat(cleared.status()).isEqualTo(303);
        assertThat(cleared.location()).isEqualTo("/genkan/inbox");
        assertThat(house.engine.inbox().items()).isEmpty();
    }

    @Test
    void the_hidden_field_in_the_address_clears_nothing() {
        house.signingUp("ada@example.com");
        Browser developer = developer();
        String field = developer
                .open("/genkan/inbox")
                .body()
                .replaceAll("(?s).*name=\"genkan_csrf\" value=\"([^\"]*)\".*", "$1");

        assertThat(developer
                        .request("POST", "/genkan/inbox/clear?genkan_csrf=" + field)
                        .status())
                .isEqualTo(403);
        assertThat(house.engine.inbox().items()).hasSize(1);
    }

    @Test
    void the_last_two_hundred_letters_are_kept() {
        Inbox inbox = new Inbox();
        for (int i = 1; i <= 201; i++) {
            inbox.deliver(new Letter("ada@example.com", "letter " + i, "", "", "", Instant.EPOCH));
        }

        assertThat(inbox.items()).hasSize(200);
        assertThat(inbox.items().getFirst().number()).isEqualTo(201);
        assertThat(inbox.find(1)).isEmpty();
        assertThat(inbox.find(2)).isPresent();
    }

    private Browser developer() {
        Browser developer = house.browser();
        developer.open(withKey);
        return developer;
    }

    private static String cookieName(Browser developer) {
        return developer.cookieName("__inbox_");
    }

    private static void assertNothingThere(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("inbox", "genkan");
        assertThat(answer.setCookies()).isEmpty();
    }
}
