package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.session.SessionTemplate;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.EngineSettings.Operation;
import dev.genkan.server.House;
import dev.genkan.server.Race;
import dev.genkan.server.TurnableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsRoomTest {

    private static final String HERE = AT + "/sessions";
    private static final String TOKEN = HERE + "/token";
    private static final String USUAL = "{\"metadata\": \"{{user.public_metadata}}\"}";
    private static final String WITH_MAIL =
            "{\n  \"metadata\": \"{{user.public_metadata}}\",\n  \"email\": \"{{user.primary_email_address}}\"\n}";

    @TempDir
    Path directory;

    private House house;
    private Browser ada;

    @BeforeEach
    void open() {
        house = new House(directory);
        ada = Desks.full(house, "ada@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_is_saved_is_in_the_token_of_everybody_on_the_very_next_request() {
        Browser grace = house.memberAt("grace@example.com");
        grace.open("/somewhere");
        assertThat(grace.claims()).doesNotContainKey("email");
        assertThat(ada.open(TOKEN).body()).contains("{{user.public_metadata}}", ">Save</button>");

        Answer saved = ada.send(TOKEN, "claims", WITH_MAIL.replace("\n", "\r\n"));

        assertThat(saved.location()).isEqualTo(HERE + "?done=template-saved");
        grace.open("/somewhere");
        assertThat(grace.claims()).containsEntry("email", "grace@example.com").containsKey("metadata");
        assertThat(ada.open(saved.location()).body())
                .contains("The next token of everybody carries it", "primary_email_address", "by <bdi")
                .contains("ada@example.com");
        assertThat(house.engine.sessionTemplate().text()).isEqualTo(WITH_MAIL);
        assertThat(house.engine.audit().of(house.engine.instance().id(), 1))
                .extracting(Audit.Entry::action, Audit.Entry::actor)
                .containsExactly(tuple(
                        SessionTemplate.ACTION,
                        house.userAt("ada@example.com").id().value()));
    }

    @Test
    void what_was_saved_holds_after_the_next_start() {
        ada.open(TOKEN);
        ada.send(TOKEN, "claims", WITH_MAIL);
        house.close();

        house = new House(directory);

        Browser grace = house.memberAt("grace@example.com");
        grace.open("/somewhere");
        assertThat(grace.claims()).containsEntry("email", "grace@example.com");
    }

    @Test
    void what_somebody_saved_before_and_the_gate_cannot_read_is_passed_over() {
        house.engine
                .instance()
                .change(settings -> settings.with("session_claims", "{}"), "session_token.change", Actor.SYSTEM);
        house.close();

        house = new House(directory);

        Browser grace = house.memberAt("grace@example.com");
        grace.open("/somewhere");
        assertThat(grace.claims()).containsKey("metadata");
        Browser rie = Desks.full(house, "rie@example.com");
        rie.open(TOKEN);
        assertThat(rie.send(TOKEN, "claims", WITH_MAIL).status()).isEqualTo(303);
    }

    @Test
    void a_wrong_template_is_not_saved_and_costs_nothing_that_was_typed() {
        Map<String, String> wrong = Map.of(
                "{\n  \"metadata\": \"{{user.public_metadata}}\",\n  \"a\": \"{{user.public_metdata}}\"\n}",
                "Line 3, column 11: there is no shortcode &quot;user.public_metdata&quot;; did you mean"
                        + " user.public_metadata?",
                "{\"metadata\": \"{{user.public_metadata}}\", \"sub\": \"<b>me</b>\"}",
                "the claim &quot;sub&quot; is the house’s own",
                "{\"metadata\": \"{{user.public_metadata}}\",",
                "Line 1, column",
                "{\"metadata\": \"{{user.public_metadata}}\", \"big\": \"" + "x".repeat(4000) + "\"}",
                "bytes, and browsers keep",
                "{\"email\": \"{{user.primary_email_address}}\"}",
                "Keep &quot;metadata&quot;");

        wrong.forEach((claims, complaint) -> {
            ada.open(TOKEN);
            Answer again = ada.send(TOKEN, "claims", claims, "as", "ada@example.com");

            assertThat(again.status()).as(claims).isEqualTo(422);
            assertThat(again.body().replace("&#39;", "’").replace("'", "’"))
                    .contains("<title>Error: Customize session token", "aria-invalid=\"true\"")
                    .contains(complaint)
                    .contains(escaped(claims).replace("'", "’"))
                    .contains("value=\"ada@example.com\"");
            assertThat(house.engine.sessionTemplate().text()).isEqualTo(USUAL);
        });
    }

    @Test
    void a_look_at_the_token_of_somebody_saves_nothing() {
        house.memberAt("grace@example.com");
        house.engine
                .users()
                .update(
                        house.userAt("grace@example.com").id(),
                        UserPatch.nothing().publicMetadata(Metadata.of(Map.of("note", "<script>alert(1)</script>"))));
        ada.open(TOKEN);
        String before = house.everythingKept();

        Answer seen = ada.send(TOKEN + "/check", "claims", WITH_MAIL, "as", " Grace@example.com ");

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body())
                .contains("Token payload for grace@example.com")
                .contains("<mark>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<b>&quot;email&quot;</b>")
                .contains(house.userAt("grace@example.com").id().value())
                .contains(" bytes</span>", "With the largest value each field has ever had")
                .doesNotContain("<script>alert");
        assertThat(house.everythingKept()).isEqualTo(before);
        assertThat(ada.open(TOKEN + "/check").location()).isEqualTo(TOKEN);
        // by id too; and nobody is nobody
        ada.open(TOKEN);
        assertThat(ada.send(
                                TOKEN + "/check",
                                "claims",
                                USUAL,
                                "as",
                                house.userAt("grace@example.com").id().value())
                        .body())
                .contains("Token payload for grace@example.com");
        for (String nobody : List.of("user_\"<x>", "nobody@example.com", "<b>", "user_")) {
            ada.open(TOKEN);
            assertThat(ada.send(TOKEN + "/check", "claims", USUAL, "as", nobody).status())
                    .isEqualTo(422);
        }
    }

    @Test
    void the_second_of_two_who_edit_is_shown_both_and_nothing_is_overwritten() {
        Browser other = Desks.full(house, "rie@example.com");
        ada.open(TOKEN);
        other.open(TOKEN);
        ada.send(TOKEN, "claims", WITH_MAIL);
        String theirs = "{\"metadata\": \"{{user.public_metadata}}\", \"name\": \"{{user.full_name}}\"}";

        Answer conflict = other.send(TOKEN, "claims", theirs);

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("Somebody else has saved another template", escaped(WITH_MAIL), escaped(theirs));
        assertThat(house.engine.sessionTemplate().text()).isEqualTo(WITH_MAIL);
        // having seen it, they may
        assertThat(other.send(TOKEN, "claims", theirs).status()).isEqualTo(303);
        assertThat(house.engine.sessionTemplate().text()).isEqualTo(theirs);
    }

    @Test
    void of_many_who_save_at_the_same_moment_one_wins() {
        List<Browser> operators = List.of(ada, Desks.full(house, "b@example.com"), Desks.full(house, "c@example.com"));
        operators.forEach(one -> one.open(TOKEN));

        List<Integer> answers = Race.of(
                3,
                i -> operators
                        .get(i)
                        .send(TOKEN, "claims", "{\"metadata\": \"{{user.public_metadata}}\", \"n\": " + i + "}")
                        .status());

        assertThat(answers).containsExactlyInAnyOrder(303, 409, 409);
    }

    @Test
    void whoever_may_only_look_may_try_a_template_and_save_none() {
        Browser grace = Desks.readOnly(house, "grace@example.com");

        assertThat(grace.open(TOKEN).body()).doesNotContain(">Save</button>").contains(">Check</button>");
        assertThat(grace.send(TOKEN + "/check", "claims", WITH_MAIL).status()).isEqualTo(200);
        assertThat(grace.send(TOKEN, "claims", WITH_MAIL).status()).isEqualTo(403);
        assertThat(house.engine.sessionTemplate().text()).isEqualTo(USUAL);
    }

    @Test
    void what_the_configuration_names_is_shown_and_not_changed(@TempDir Path elsewhere) {
        Operation fixed = Operation.NONE.claimsFixed(true);
        try (House other = new House(House.settings(elsewhere).operated(fixed), elsewhere, new TurnableClock())) {
            Browser rie = Desks.full(other, "rie@example.com");

            assertThat(rie.open(HERE).body()).contains("Set by configuration", "genkan.session-token.claims");
            assertThat(rie.open(TOKEN).body()).doesNotContain(">Save</button>");
            assertThat(rie.send(TOKEN, "claims", WITH_MAIL).status()).isEqualTo(409);
            assertThat(other.engine.sessionTemplate().text()).isEqualTo(USUAL);
            assertThatIllegalStateException()
                    .isThrownBy(() -> other.engine.layOutSessionTokensBy(WITH_MAIL, Actor.APPLICATION))
                    .withMessageContaining("genkan.session-token.claims");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
