package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.token.Verdict.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The life of one token, told with a clock in the hand.
class TokenLifeTest {

    private final TurnableClock clock = new TurnableClock(Tokens.NOON);
    private final TokenVerifier verifier = new TokenVerifier(() -> Tokens.KEYS, Tokens.EXPECTATIONS, clock);
    private final String token = new TokenSigner(Tokens.RSA).sign(Tokens.payload());

    @Test
    void a_token_lives_sixty_seconds() {
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);

        clock.turn(Duration.ofSeconds(60));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);

        clock.turn(Duration.ofSeconds(6));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void an_expired_token_still_tells_whose_session_it_was() {
        clock.turn(Duration.ofDays(30));

        assertThat(verifier.verify(token)).isInstanceOfSatisfying(Verdict.Expired.class, expired -> {
            assertThat(expired.claims().userId()).isEqualTo(Tokens.ADA);
            assertThat(expired.claims().sessionId()).isEqualTo(Tokens.SESSION);
        });
    }

    @Test
    void five_seconds_after_the_end_are_tolerated_and_not_a_millisecond_more() {
        clock.set(Tokens.NOON.plusSeconds(65));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);

        clock.turn(Duration.ofMillis(1));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void five_seconds_before_it_was_issued_are_tolerated_and_not_a_millisecond_more() {
        clock.set(Tokens.NOON.minusSeconds(5));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);

        clock.turn(Duration.ofMillis(-1));
        assertThat(verifier.verify(token)).isEqualTo(new Verdict.Rejected(Reason.NOT_YET_VALID));
    }

    @Test
    void five_seconds_before_it_begins_are_tolerated_and_not_a_millisecond_more() {
        String later = Tokens.signed(
                Tokens.payloadWith("nbf", Tokens.NOON.plusSeconds(30).getEpochSecond()));

        clock.set(Tokens.NOON.plusSeconds(25));
        assertThat(verifier.verify(later)).isInstanceOf(Verdict.Genuine.class);

        clock.turn(Duration.ofMillis(-1));
        assertThat(verifier.verify(later)).isEqualTo(new Verdict.Rejected(Reason.NOT_YET_VALID));
    }

    @Test
    void a_token_that_does_not_say_when_it_begins_begins_when_it_was_issued() {
        String token = Tokens.signed(Tokens.payloadWithout("nbf"));

        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void a_verifier_can_be_told_to_tolerate_nothing() {
        Expectations strict = new Expectations(Tokens.ISSUER, Tokens.ORIGIN, Duration.ZERO);
        TokenVerifier verifier = new TokenVerifier(() -> Tokens.KEYS, strict, clock);

        clock.set(Tokens.NOON.plusSeconds(60));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);

        clock.turn(Duration.ofMillis(1));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Expired.class);
    }
}
