package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.token.UserId;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditRoomTest {

    private static final String HERE = AT + "/audit";

    @TempDir
    Path directory;

    private House house;
    private Browser ada;
    private UserId grace;

    @BeforeEach
    void open() {
        house = new House(directory);
        ada = Desks.readOnly(house, "ada@example.com");
        house.memberAt("grace@example.com");
        grace = house.userAt("grace@example.com").id();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_was_done_is_shown_with_who_did_it_and_how_it_was_before() {
        house.engine.users().ban(grace, new Actor("<script>alert(1)</script>", dev.genkan.identity.Browser.NONE));

        String page = ada.open(HERE + "?target=" + grace.value()).body();

        assertThat(page).contains("user.ban", grace.value(), "&lt;script&gt;alert(1)&lt;/script&gt;", "Before");
        assertThat(page).doesNotContain("<script>alert", "operator.add");
    }

    @Test
    void a_long_log_is_read_page_by_page_and_taken_along_whole() {
        for (int i = 0; i < 30; i++) {
            house.engine.users().ban(grace, Actor.APPLICATION);
            house.engine.users().unban(grace, Actor.APPLICATION);
        }
        String asked = "?actor=application&target=" + grace.value();

        Answer first = ada.open(HERE + asked);
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"").matcher(first.body());
        assertThat(lines(first.body())).isEqualTo(50);
        assertThat(next.find()).isTrue();
        Answer second = ada.open(next.group(1).replace("&amp;", "&"));
        assertThat(lines(second.body())).isEqualTo(10);
        assertThat(second.body()).contains("First page").doesNotContain("Next page");

        Answer file = ada.open(HERE + ".csv" + asked);
        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit.csv\"");
        assertThat(file.body().lines()).hasSize(61).first().isEqualTo("at,action,target,actor,before,after");
    }

    @Test
    void nothing_found_says_so_and_a_page_of_another_list_is_none() {
        assertThat(ada.open(HERE + "?target=nobody").body()).contains("Nothing was done");
        assertThat(ada.open(HERE + "?cursor=x").status()).isEqualTo(404);
    }

    private static long lines(String page) {
        return page.split("<tr><td><time", -1).length - 1;
    }
}
