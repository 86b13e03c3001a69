package dev.genkan.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxRoomTest {

    private static final String AT = Desks.AT + "/inbox";

    @TempDir
    private Path directory;

    private House house;
    private Browser rie;

    @BeforeEach
    void open() {
        house = new House(directory);
        rie = Desks.full(house, "rie@acme.example");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void an_operator_at_the_machine_reads_the_mail_and_clears_it() {
        house.signingUp("ada@example.com");
        String code = house.newestLetter("ada@example.com").code();

        Answer page = rie.open(AT);
        assertThat(page.body()).contains("ada@example.com", code, "/inbox/letter?m=");
        assertThat(page.header("Content-Security-Policy")).contains("frame-src 'self'");
        Answer letter = rie.open(AT + "/letter?m=2");
        assertThat(letter.header("Content-Security-Policy")).contains("sandbox", "frame-ancestors 'self'");
        assertThat(rie.open(AT + "?m=2&format=text").body()).contains("<pre class=\"gk-code\" dir=\"auto\"");
        assertThat(rie.open(AT + "/letter?m=99").status()).isEqualTo(404);

        rie.open(AT);
        assertThat(rie.send(AT).location()).isEqualTo(AT + "?done=cleared");
        assertThat(rie.open(AT + "?done=cleared").body()).contains("Nothing has arrived yet", "Cleared.");
        assertThat(rie.send(AT, "genkan_csrf", "x").status()).isEqualTo(403);
    }

    @Test
    void nobody_else_sees_anything_of_it() {
        house.signingUp("ada@example.com");
        String code = house.newestLetter("ada@example.com").code();
        Browser elsewhere = rie.sending("X-Forwarded-For", "203.0.113.7");
        for (String path : new String[] {AT, AT + "/letter?m=1", AT + "?m=2"}) {
            assertThat(elsewhere.open(path).status()).isEqualTo(404);
            assertThat(elsewhere.open(path).body()).doesNotContain(code);
        }
        Browser eve = Desks.readOnly(house, "eve@acme.example");
        assertThat(eve.open(AT).status()).isEqualTo(403);
        assertThat(eve.open(AT + "/letter?m=1").status()).isEqualTo(403);
        assertThat(house.engine.inbox().items()).isNotEmpty();
    }
}
