package dev.genkan.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.TestClock;
import dev.genkan.identity.session.RecentChanges.Versions;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentChangesTest {

    private static final UserId ADA = new UserId("user_ada");
    private static final SessionId SESSION = new SessionId("sess_ada");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private final RecentChanges changes = new RecentChanges(clock, Duration.ofSeconds(60), Duration.ofSeconds(5));
    private int tokens;

    @BeforeEach
    void the_start_is_long_ago() {
        clock.turn(Duration.ofHours(1));
    }

    @Test
    void a_token_of_a_member_who_has_not_changed_is_not_suspect() {
        changes.userChanged(new UserId("user_grace"), 2);
        changes.sessionChanged(new SessionId("sess_grace"), 2);
        assertThat(changes.suspect(foreign())).isFalse();
    }

    @Test
    void a_token_made_before_a_change_is_suspect() {
        Claims token = minted(1, 1, 1);
        clock.turn(SECOND);
        changes.userChanged(ADA, 2);
        assertThat(changes.suspect(token)).isTrue();
    }

    @Test
    void a_token_made_in_a_later_second_is_not() {
        changes.userChanged(ADA, 2);
        clock.turn(SECOND);
        assertThat(changes.suspect(foreign())).isFalse();
    }

    @Test
    void in_the_same_second_a_token_of_another_process_is_suspect() {
        changes.userChanged(ADA, 2);
        clock.turn(Duration.ofMillis(500));
        assertThat(changes.suspect(foreign())).isTrue();
    }

    @Test
    void in_the_same_second_a_token_of_this_process_is_suspect_if_it_was_read_before_the_change() {
        Claims before = minted(1, 1, 1);
        changes.userChanged(ADA, 2);
        Claims after = minted(2, 1, 1);
        Claims later = minted(3, 1, 1);
        assertThat(changes.suspect(before)).isTrue();
        assertThat(changes.suspect(after)).isFalse();
        assertThat(changes.suspect(later)).isFalse();
    }

    @Test
    void a_token_read_between_the_commit_and_its_publication_has_the_change() {
        // iat is taken, the change commits, the data is read, the change is published a second later
        Claims token = minted(2, 1, 1);
        clock.turn(SECOND);
        changes.userChanged(ADA, 2);
        assertThat(changes.suspect(token)).isFalse();
    }

    @Test
    void a_token_read_before_the_commit_and_recorded_after_its_publication_is_suspect() {
        Claims token = claims(clock.instant());
        changes.userChanged(ADA, 2);
        changes.minted("jti-" + tokens, new Versions(1, 1, 1));
        assertThat(changes.suspect(token)).isTrue();
    }

    @Test
    void changes_that_are_published_out_of_order_count_as_the_latest_of_both() {
        Claims token = minted(2, 1, 1);
        changes.userChanged(ADA, 3);
        clock.turn(SECOND);
        changes.userChanged(ADA, 2);
        assertThat(changes.suspect(token)).isTrue();
        assertThat(changes.suspect(minted(3, 1, 1))).isFalse();
    }

    @Test
    void an_ended_session_and_another_template_count_as_a_changed_user_does() {
        Claims token = minted(1, 1, 1);
        changes.sessionChanged(SESSION, 2);
        assertThat(changes.suspect(token)).isTrue();
        assertThat(changes.suspect(minted(1, 2, 1))).isFalse();
        changes.templateChanged(2);
        assertThat(changes.suspect(minted(1, 2, 1))).isTrue();
        assertThat(changes.suspect(minted(1, 2, 2))).isFalse();
    }

    @Test
    void after_a_start_older_tokens_are_looked_at_once() {
        Claims old = foreign();
        clock.turn(Duration.ofSeconds(10));
        RecentChanges restarted = new RecentChanges(clock, Duration.ofSeconds(60), Duration.ofSeconds(5));
        Claims sameSecond = foreign();
        assertThat(restarted.suspect(old)).isTrue();
        assertThat(restarted.suspect(sameSecond)).isTrue();

        Claims ours = claims(clock.instant());
        restarted.minted("jti-" + tokens, new Versions(1, 1, 1));
        assertThat(restarted.suspect(ours)).isFalse();
        restarted.userChanged(ADA, 2);
        assertThat(restarted.suspect(ours)).isTrue();

        clock.turn(SECOND);
        assertThat(restarted.suspect(foreign())).isFalse();
    }

    @Test
    void a_token_without_an_id_is_one_of_another_process() {
        changes.userChanged(ADA, 2);
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        assertThat(changes.suspect(new Claims("iss", ADA, SESSION, now, now.plusSeconds(60), Map.of())))
                .isTrue();
    }

    @Test
    void what_concerns_no_valid_token_any_more_is_forgotten_and_nothing_before() {
        changes.userChanged(ADA, 2);
        Claims token = foreign();
        clock.turn(Duration.ofSeconds(65));
        changes.userChanged(new UserId("user_grace"), 2);
        assertThat(changes.suspect(token))
                .as("it is accepted with five seconds of grace")
                .isTrue();
        for (int i = 0; i < 4; i++) {
            clock.turn(Duration.ofSeconds(67));
            minted(1, 1, 1);
            changes.userChanged(new UserId("user_edsger"), 2);
        }
        assertThat(changes.size()).isLessThanOrEqualTo(4);
    }

    private Claims minted(long user, long session, long template) {
        Claims token = claims(clock.instant());
        changes.minted("jti-" + tokens, new Versions(user, session, template));
        return token;
    }

    private Claims foreign() {
        return claims(clock.instant());
    }

    private Claims claims(Instant at) {
        tokens++;
        Instant iat = Instant.ofEpochSecond(at.getEpochSecond());
        return new Claims("iss", ADA, SESSION, iat, iat.plusSeconds(60), Map.of("jti", "jti-" + tokens));
    }
}
