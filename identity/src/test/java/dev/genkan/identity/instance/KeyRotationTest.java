package dev.genkan.identity.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.TestClock;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.token.Expectations;
import dev.genkan.token.KeySet;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.SessionId;
import dev.genkan.token.TokenSigner;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.UserId;
import dev.genkan.token.Verdict;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Keys change, and nobody is signed out.
@ParameterizedClass
@EnumSource
class KeyRotationTest {

    private static final String SITE = "https://acme.example";
    private static final Duration TOKENS_LIVE = Duration.ofSeconds(65);
    private static final Duration LEAD = Duration.ofHours(1);
    private static final Duration OVERLAP = LEAD.plus(TOKENS_LIVE);

    private final TestClock clock = new TestClock();
    private final EncryptionKey encryptionKey = EncryptionKey.generate();
    private final HikariDataSource dataSource;
    private final Database database;

    KeyRotationTest(Store store) {
        dataSource = store.fresh();
        database = Database.of(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void a_new_key_is_published_at_once_signs_after_an_hour_and_outlives_the_old_one() {
        SigningKeys keys = byHand();
        String old = keys.current().kid();

        SigningKeys.NextKey next = keys.rotate(Actor.SYSTEM);
        assertThat(next.kid()).isNotEqualTo(old);
        assertThat(next.signsFrom()).isEqualTo(clock.instant().plus(LEAD));
        assertKeys(keys, old, next.kid(), old);

        clock.turn(LEAD.minusMillis(1));
        assertKeys(keys, old, next.kid(), old);
        clock.turn(Duration.ofMillis(1));
        assertKeys(keys, next.kid(), next.kid(), old);

        clock.turn(OVERLAP.minusMillis(1));
        assertKeys(keys, next.kid(), next.kid(), old);
        assertThat(retired()).isZero();
        clock.turn(KeyRotation.LOOK_EVERY);
        assertKeys(keys, next.kid(), next.kid());
        assertThat(retired()).isOne();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void a_token_is_believed_until_it_expires_whatever_happens_to_its_key() {
        SigningKeys keys = byHand();
        keys.rotate(Actor.SYSTEM);
        clock.turn(LEAD.minusSeconds(1));
        String lastOfTheOld = token(keys);
        KeySet copiedByOthers = KeySet.parseJwks(keys.published().toJwks());
        clock.turn(Duration.ofSeconds(1));
        String firstOfTheNew = token(keys);

        assertThat(verdict(keys.published(), lastOfTheOld)).isInstanceOf(Verdict.Genuine.class);
        assertThat(verdict(keys.published(), firstOfTheNew)).isInstanceOf(Verdict.Genuine.class);
        assertThat(verdict(copiedByOthers, firstOfTheNew)).isInstanceOf(Verdict.Genuine.class);
        clock.turn(Duration.ofSeconds(63));
        assertThat(verdict(keys.published(), lastOfTheOld)).isInstanceOf(Verdict.Genuine.class);
        clock.turn(Duration.ofSeconds(2));
        assertThat(verdict(keys.published(), lastOfTheOld)).isInstanceOf(Verdict.Expired.class);
        clock.turn(OVERLAP);
        assertThat(verdict(keys.published(), lastOfTheOld)).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void a_restart_in_the_middle_of_an_overlap_changes_nothing() {
        SigningKeys before = byHand();
        String old = before.current().kid();
        String next = before.rotate(Actor.SYSTEM).kid();

        assertKeys(byHand(), old, next, old);
        clock.turn(LEAD);
        assertKeys(byHand(), next, next, old);
        clock.turn(OVERLAP);
        assertKeys(byHand(), next, next);
    }

    @Test
    void of_sixteen_that_rotate_at_once_one_makes_a_key_and_all_are_told_of_it() {
        SigningKeys keys = byHand();
        keys.current();

        assertThat(new HashSet<>(Race.of(16, i -> keys.rotate(Actor.SYSTEM)))).hasSize(1);
        assertThat(rows()).isEqualTo(2);
        assertThat(new Audit(database, new NewId(clock), clock)
                        .of(keys.rotate(Actor.SYSTEM).kid(), 10))
                .hasSize(1);
    }

    @Test
    void so_it_is_when_they_are_different_processes() {
        byHand().current();

        assertThat(new HashSet<>(Race.of(6, i -> byHand().rotate(Actor.SYSTEM))))
                .hasSize(1);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void so_it_is_when_the_time_has_come_for_all_of_them() {
        List<SigningKeys> processes = List.of(every(90), every(90), every(90), every(90));
        processes.forEach(SigningKeys::current);
        clock.turn(Duration.ofDays(90));

        Race.of(16, i -> processes.get(i % processes.size()).current().kid());

        assertThat(rows()).isEqualTo(2);
        clock.turn(LEAD);
        assertThat(new HashSet<>(Race.of(
                        16, i -> processes.get(i % processes.size()).current().kid())))
                .hasSize(1);
    }

    @Test
    void by_schedule_a_key_signs_as_long_as_was_said() {
        SigningKeys keys = every(90);
        String first = keys.current().kid();
        clock.turn(Duration.ofDays(90).minusMillis(1));
        assertKeys(keys, first, first);

        clock.turn(KeyRotation.LOOK_EVERY);
        assertThat(keys.published().keys()).hasSize(2);
        assertThat(keys.current().kid()).isEqualTo(first);
        clock.turn(LEAD);
        String second = keys.current().kid();
        assertKeys(keys, second, second, first);
        clock.turn(Duration.ofDays(89));
        assertKeys(keys, second, second);
        clock.turn(Duration.ofDays(1));
        assertThat(keys.published().keys()).hasSize(2);
    }

    @Test
    void an_application_that_slept_for_a_year_makes_one_new_key_and_signs_with_the_old_one_meanwhile() {
        String first = every(90).current().kid();
        clock.turn(Duration.ofDays(365));
        SigningKeys keys = every(90);

        assertThat(keys.current().kid()).isEqualTo(first);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void without_a_schedule_a_key_stays() {
        SigningKeys keys = byHand();
        String first = keys.current().kid();
        clock.turn(Duration.ofDays(3_650));

        assertKeys(keys, first, first);
    }

    @Test
    void the_set_is_the_same_instance_as_long_as_the_keys_are_the_same() {
        SigningKeys keys = every(90);
        KeySet alone = keys.published();
        clock.turn(Duration.ofDays(1));
        assertThat(keys.published()).isSameAs(alone);

        keys.rotate(Actor.SYSTEM);
        KeySet both = keys.published();
        assertThat(both).isNotSameAs(alone);
        clock.turn(LEAD);
        keys.current();
        assertThat(keys.published()).isSameAs(both);
    }

    @Test
    void another_process_knows_a_new_key_long_before_it_signs() {
        SigningKeys here = byHand();
        SigningKeys there = byHand();
        String old = there.current().kid();
        String next = here.rotate(Actor.SYSTEM).kid();

        clock.turn(KeyRotation.LOOK_EVERY);
        assertKeys(there, old, next, old);
        assertThat(KeyRotation.LOOK_EVERY).isLessThan(LEAD);
    }

    @Test
    void the_next_key_is_wrapped_like_the_first() {
        SigningKeys keys = byHand();
        String kid = keys.rotate(Actor.SYSTEM).kid();
        clock.turn(LEAD);
        byte[] pkcs8 = keys.current().privateKey().getEncoded();

        String wrapped = database.jdbc()
                .sql("select wrapped_private_key from genkan.signing_keys where kid = :kid")
                .param("kid", kid)
                .query(String.class)
                .single();
        assertThat(keys.current().kid()).isEqualTo(kid);
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(wrapped)))
                .doesNotContain(HexFormat.of().formatHex(pkcs8, 100, 132));
    }

    @Test
    void a_database_that_does_not_answer_leaves_the_keys_as_they_are() {
        SigningKeys keys = every(90);
        String first = keys.current().kid();
        clock.turn(Duration.ofDays(91));
        dataSource.close();

        assertKeys(keys, first, first);
    }

    @Test
    void in_a_transaction_of_somebody_else_no_key_is_made() {
        SigningKeys keys = every(90);
        String first = keys.current().kid();
        clock.turn(Duration.ofDays(91));

        assertThat(database.inTransaction(() -> keys.current().kid())).isEqualTo(first);
        assertThat(rows()).isOne();
        assertThatThrownBy(() -> database.inTransaction(() -> keys.rotate(Actor.SYSTEM)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void less_than_a_day_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> KeyRotation.every(Duration.ofHours(23), TOKENS_LIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a signing key signs for a day (1d) at least, or, with 0, until it is changed by hand");
        assertThatThrownBy(() -> KeyRotation.every(Duration.ofDays(-90), TOKENS_LIVE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyRotation(Duration.ZERO, Duration.ofMinutes(5), OVERLAP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertKeys(SigningKeys keys, String signing, String... published) {
        assertThat(keys.current().kid()).isEqualTo(signing);
        assertThat(keys.published().keys()).extracting(key -> key.kid()).containsExactly(published);
        assertThat(keys.published().toJwks()).contains(published);
    }

    private String token(SigningKeys keys) {
        return new TokenSigner(keys.current())
                .sign(SessionClaims.v2(
                        SITE,
                        new UserId("user_2ada"),
                        new SessionId("sess_2one"),
                        clock.instant(),
                        Duration.ofSeconds(60),
                        SITE,
                        "one-of-a-kind",
                        new SessionClaims.FactorAges(0, SessionClaims.FactorAges.NEVER),
                        SessionClaims.Status.ACTIVE,
                        Map.of()));
    }

    private Verdict verdict(KeySet keys, String token) {
        return new TokenVerifier(() -> keys, Expectations.of(SITE, SITE), clock).verify(token);
    }

    private long rows() {
        return count("");
    }

    private long retired() {
        return count(" where retired_at is not null");
    }

    private long count(String where) {
        return database.jdbc()
                .sql("select count(*) from genkan.signing_keys" + where)
                .query(Long.class)
                .single();
    }

    private SigningKeys byHand() {
        return keys(KeyRotation.byHand(TOKENS_LIVE));
    }

    private SigningKeys every(long days) {
        return keys(KeyRotation.every(Duration.ofDays(days), TOKENS_LIVE));
    }

    private SigningKeys keys(KeyRotation rotation) {
        return new SigningKeys(database, encryptionKey, new NewId(clock), rotation, clock);
    }
}
