package dev.genkan.identity.session;

import static dev.genkan.identity.House.BUDGET;
import static dev.genkan.identity.House.FRAME;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.genkan.identity.Database;
import dev.genkan.identity.House;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.Forgetting;
import dev.genkan.identity.user.LargestFields;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.TokenBudget.Exceeded;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.identity.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// No user comes to be whose token no cookie can carry.
class CookieBudgetTest {

    private static final TokenTerms TERMS = TokenTerms.of("http://localhost:8080", "http://localhost:8080");

    /// A fresh one for each test, because the largest values stay.
    private final House house = new House(Database.of(Store.H2.fresh()));
    private final Answer.SignedIn ada = house.member(freshAddress("ada"));

    @Test
    void metadata_that_no_cookie_can_carry_is_refused_by_the_size_of_each_field_and_nothing_is_changed() {
        house.users.mergeMetadata(ada.userId(), MetadataPatch.ofPublic(Map.of("plan", "free")));
        User before = house.users.find(ada.userId()).orElseThrow();

        Exceeded refusal = catchThrowableOfType(
                Exceeded.class,
                () -> house.users.mergeMetadata(
                        ada.userId(), MetadataPatch.ofPublic(Map.of("bio", "a".repeat(3_000), "seats", 3L))));

        assertThat(refusal.bytes())
                .containsExactly(
                        Map.entry("public_metadata", 3_034),
                        Map.entry("public_metadata.bio", 3_002),
                        Map.entry("public_metadata.plan", 6),
                        Map.entry("public_metadata.seats", 1));
        assertThat(refusal.budget()).isEqualTo(BUDGET);
        assertThat(refusal.weight()).isBetween(BUDGET + 500, 6_000);
        assertThat(refusal)
                .hasMessageStartingWith("the session cookie of " + ada.userId() + " would weigh " + refusal.weight()
                        + " bytes, and browsers keep 4096")
                .hasMessageContaining("As JSON: public_metadata 3034, public_metadata.bio 3002,")
                .hasMessageContaining("genkan.session-token.claims");
        assertThat(house.users.find(ada.userId())).contains(before);
        assertThatThrownBy(() -> house.users.update(
                        ada.userId(), UserPatch.nothing().publicMetadata(Metadata.of(Map.of("a", "b".repeat(3_000))))))
                .isInstanceOf(Exceeded.class);
        assertThat(house.users.find(ada.userId())).contains(before);
    }

    @Test
    void what_the_template_does_not_speak_of_costs_nothing() {
        Metadata much = Metadata.of(Map.of("note", "n".repeat(8_000)));
        assertThat(house.users.update(
                        ada.userId(), UserPatch.nothing().privateMetadata(much).unsafeMetadata(much)))
                .isPresent();
    }

    @Test
    void what_is_counted_is_what_a_token_has_to_within_a_few_bytes_and_never_less() {
        for (int length : List.of(0, 1, 2, 500, 1_800)) {
            house.users.update(
                    ada.userId(),
                    UserPatch.nothing().publicMetadata(Metadata.of(Map.of("a", "\u00fc\"".repeat(length / 4)))));
            int counted = house.budget.weigh(house.users.find(ada.userId()).orElseThrow());
            assertThat(counted - FRAME - mint().length()).isBetween(0, 60);
        }
    }

    @Test
    void what_was_too_large_before_can_be_made_smaller_step_by_step_and_its_user_be_banned() {
        house.users.update(
                ada.userId(), UserPatch.nothing().unsafeMetadata(Metadata.of(Map.of("a", "b".repeat(5_000)))));
        Users users = usersAfterARestartWith("{\"x\": \"{{user.unsafe_metadata}}\"}");

        for (int length : List.of(4_500, 2_000)) {
            assertThat(users.mergeMetadata(ada.userId(), MetadataPatch.ofUnsafe(Map.of("a", "b".repeat(length)))))
                    .isPresent();
        }
        assertThatThrownBy(() ->
                        users.mergeMetadata(ada.userId(), MetadataPatch.ofUnsafe(Map.of("a", "b".repeat(4_600)))))
                .isInstanceOf(Exceeded.class);
        assertThat(users.ban(ada.userId(), Actor.SYSTEM)).isPresent();
    }

    @Test
    void a_template_with_which_nobody_could_sign_up_is_refused_and_the_old_one_stays() {
        ClaimsTemplate large = ClaimsTemplate.parse("{\"a\": \"" + "x".repeat(3_000) + "\"}");
        assertThatThrownBy(() -> house.tokens.layOutBy(large))
                .isInstanceOf(Exceeded.class)
                .hasMessageContaining("somebody who has just signed up")
                .hasMessageEndingWith("Make genkan.session-token.claims shorter.");
        assertThat(claims()).containsKey("metadata");
        assertThatThrownBy(() -> new CookieBudget(BUDGET, large, TERMS, FRAME, new LargestFields(house.database)))
                .isInstanceOf(Exceeded.class);
    }

    @Test
    void a_template_that_might_not_fit_the_largest_user_is_refused_and_a_narrower_one_is_taken() {
        house.users.mergeMetadata(ada.userId(), MetadataPatch.ofPublic(Map.of("a", "b".repeat(1_700), "c", 1L)));

        assertThatThrownBy(() -> house.tokens.layOutBy(ClaimsTemplate.parse(
                        "{\"one\": \"{{user.public_metadata}}\", \"two\": \"{{user.public_metadata.a}}\"}")))
                .isInstanceOf(Exceeded.class)
                .hasMessageContaining("the largest user")
                .hasMessageContaining("public_metadata ");
        assertThat(claims()).containsKey("metadata");

        house.tokens.layOutBy(ClaimsTemplate.parse(
                "{\"one\": \"{{user.public_metadata.a}}\", \"two\": \"{{user.public_metadata.c || 'none'}}\"}"));
        assertThat(claims()).containsEntry("two", 1L).doesNotContainKey("metadata");
    }

    @Test
    void a_heavy_user_is_worth_one_line_in_the_log() {
        List<LogRecord> heard = heardWhile(() -> {
            for (int length : List.of(10, 1_600, 1_601, 10, 1_700)) {
                house.users.mergeMetadata(
                        ada.userId(), MetadataPatch.ofPublic(Map.of("line\nbreak", "b".repeat(length))));
            }
        });
        assertThat(heard)
                .hasSize(1)
                .first()
                .satisfies(line -> assertThat(line.getMessage())
                        .startsWith("The session cookie of " + ada.userId() + " weighs ")
                        .contains("public_metadata.line?break=1602"));
    }

    @Test
    void a_start_with_a_template_that_might_not_fit_somebody_is_worth_a_warning_and_no_more() {
        CookieBudget afterARestart =
                budgetWith("{\"one\": \"{{user.public_metadata}}\", \"two\": \"{{user.public_metadata}}\"}");
        assertThat(heardWhile(() -> afterARestart.standAt(TERMS, FRAME))).isEmpty();

        house.users.mergeMetadata(ada.userId(), MetadataPatch.ofPublic(Map.of("a", "b".repeat(1_500))));
        assertThat(heardWhile(() -> afterARestart.standAt(TERMS, FRAME)))
                .hasSize(1)
                .first()
                .satisfies(line -> assertThat(line.getMessage())
                        .contains("the session cookie of some user could weigh", "genkan.session-token.claims"));
    }

    @Test
    void no_sequence_of_changes_leads_to_a_token_that_its_cookie_cannot_carry() {
        String[] templates = {
            "{\"metadata\": \"{{user.public_metadata}}\"}",
            "{\"a\": \"{{user.public_metadata.a}}\", \"u\": \"{{user.unsafe_metadata.b || user.first_name}}\"}",
            "{\"t\": \"{{user.first_name}} {{user.public_metadata.b}} \u00fc\", \"m\": \"{{user.primary_email_address}}\"}",
            "{\"p\": \"{{user.public_metadata}}\", \"q\": \"{{user.public_metadata}}\"}",
            "{}"
        };
        int heaviest = 0;
        for (long seed : new long[] {1, 20261123, 4_096}) {
            Random chance = new Random(seed);
            House own = new House(Database.of(Store.H2.fresh()));
            List<Answer.SignedIn> people =
                    List.of(own.member(freshAddress("eve")), own.member(freshAddress("\u8fce\u8fce\u8fce")));
            int refused = 0;
            for (int step = 0; step < 150; step++) {
                Answer.SignedIn somebody = people.get(chance.nextInt(people.size()));
                try {
                    if (chance.nextInt(8) == 0) {
                        own.tokens.layOutBy(ClaimsTemplate.parse(templates[chance.nextInt(templates.length)]));
                    } else if (chance.nextBoolean()) {
                        own.users.mergeMetadata(
                                somebody.userId(), new MetadataPatch(values(chance), values(chance), values(chance)));
                    } else {
                        own.users.update(
                                somebody.userId(),
                                UserPatch.nothing()
                                        .publicMetadata(Metadata.of(values(chance)))
                                        .firstName(text(chance, 200)));
                    }
                } catch (Exceeded | Metadata.Unfit e) {
                    refused++;
                }
                for (Answer.SignedIn each : people) {
                    Minted.Token token = (Minted.Token) own.tokens.mintFor(each.sessionId());
                    int weight = FRAME + token.jwt().length();
                    assertThat(weight).as("seed %d, step %d", seed, step).isLessThanOrEqualTo(BUDGET);
                    heaviest = Math.max(heaviest, weight);
                }
            }
            assertThat(refused).as("refused, seed %d", seed).isBetween(5, 110);
        }
        assertThat(heaviest).isGreaterThan(3_500);
    }

    private static Map<String, @Nullable Object> values(Random chance) {
        return chance.nextInt(5) == 0
                ? Map.of()
                : Map.of(
                        chance.nextBoolean() ? "a" : "b",
                        chance.nextBoolean() ? text(chance, 3_000) : List.of(text(chance, 700), 1L, Map.of("c", true)));
    }

    private static String text(Random chance, int longest) {
        String[] letters = {"a", "\"", "\\", "\u00fc", "\u8fce", "\n", "\uD83D\uDE00"};
        return letters[chance.nextInt(letters.length)].repeat(chance.nextInt(longest / 2));
    }

    private Users usersAfterARestartWith(String template) {
        return new Users(
                house.database,
                house.ids,
                house.events,
                house.audit,
                house.changes,
                budgetWith(template),
                house.figures,
                house.passwords,
                Forgetting.NOTHING,
                house.clock);
    }

    private CookieBudget budgetWith(String template) {
        return new CookieBudget(
                BUDGET, ClaimsTemplate.parse(template), TERMS, FRAME, new LargestFields(house.database));
    }

    private static List<LogRecord> heardWhile(Runnable work) {
        List<LogRecord> heard = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(CookieBudget.class.getName());
        Handler listening = new Listening(heard);
        logger.addHandler(listening);
        logger.setUseParentHandlers(false);
        try {
            work.run();
        } finally {
            logger.removeHandler(listening);
            logger.setUseParentHandlers(true);
        }
        return heard;
    }

    private String mint() {
        return ((Minted.Token) house.tokens.mintFor(ada.client())).jwt();
    }

    private Map<String, @Nullable Object> claims() {
        return ((Minted.Token) house.tokens.mintFor(ada.client())).claims().all();
    }

    private static final class Listening extends Handler {

        private final List<LogRecord> heard;

        Listening(List<LogRecord> heard) {
            this.heard = heard;
        }

        @Override
        public void publish(LogRecord line) {
            heard.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
