package dev.genkan.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.Users;
import dev.genkan.server.Engine;
import dev.genkan.testing.TurnableClock;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody else changes counts on the next request, though the browser still holds a token that says otherwise.
class ZeroLagTest {

    /// How old the browser's token is when somebody changes something. Tokens count in whole seconds, so the second in
    /// which a token was made is a case of its own.
    enum TokenAge {
        OF_THIS_SECOND(Duration.ZERO),
        OF_A_FEW_SECONDS(Duration.ofSeconds(5));

        private final Duration since;

        TokenAge(Duration since) {
            this.since = since;
        }
    }

    private static final Map<String, @Nullable Object> ANSWERED = Map.of(
            "onboardingComplete",
            true,
            "applicationName",
            "Tidepool",
            "applicationType",
            "B2B",
            "onboarding",
            Map.of("welcome", 1));
    private static final Map<String, @Nullable Object> OPEN_AGAIN =
            Collections.singletonMap("onboardingComplete", null);

    private static final String TO_ONBOARDING = "[GET /dashboard 303 /onboarding?redirect_url=%2Fdashboard,"
            + " GET /onboarding?redirect_url=%2Fdashboard 200]";
    private static final String TO_SIGN_IN =
            "[GET /dashboard 303 /sign-in?redirect_url=%2Fdashboard, GET /sign-in?redirect_url=%2Fdashboard 200]";
    private static final String IN = "[GET /dashboard 200]";

    private static final TurnableClock CLOCK = new TurnableClock(Instant.now());

    private static House house;
    private static Mailbox mailbox;
    private static int members;

    private Visitor ada;

    @BeforeAll
    static void the_house_opens() {
        house = House.openAt(CLOCK);
        mailbox = house.mailbox();
    }

    @AfterAll
    static void the_house_closes() {
        mailbox.close();
        house.close();
    }

    @BeforeEach
    void ada_has_an_account() {
        ada = house.visitor(Scripting.OFF);
        Steps.signUp(ada, mailbox, "ada.%d@example.com".formatted(++members));
    }

    @AfterEach
    void ada_goes() {
        ada.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_flag_that_is_set_opens_the_door(TokenAge age) {
        assertThat(ada.open("/dashboard")).hasToString(TO_ONBOARDING);
        CLOCK.turn(age.since);

        elsewhere(() -> merge(ANSWERED));

        assertThat(ada.metadata()).as("the browser's token is the old one").isEmpty();
        assertThat(ada.open("/dashboard")).hasToString(IN);
        assertThat(ada.heading()).isEqualTo("Welcome to Tidepool");
        assertThat(ada.metadata()).containsEntry("onboardingComplete", true);
    }

    @ParameterizedTest
    @EnumSource
    void a_flag_that_is_removed_closes_it(TokenAge age) {
        Steps.onboard(ada, "Tidepool");
        CLOCK.turn(age.since);

        elsewhere(() -> merge(OPEN_AGAIN));

        assertThat(ada.metadata()).as("the browser's token is the old one").containsEntry("onboardingComplete", true);
        assertThat(ada.open("/dashboard")).hasToString(TO_ONBOARDING);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_that_is_ended_leads_to_sign_in(TokenAge age) {
        Steps.onboard(ada, "Tidepool");
        CLOCK.turn(age.since);

        elsewhere(() -> house.its(Engine.class).sessions().revoke(sessionId(), Actor.SYSTEM));

        assertThat(ada.claims()).as("the browser still has its token").isPresent();
        assertThat(ada.open("/dashboard")).hasToString(TO_SIGN_IN);
        assertThat(ada.claims()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_ban_leads_to_sign_in(TokenAge age) {
        Steps.onboard(ada, "Tidepool");
        CLOCK.turn(age.since);

        elsewhere(() -> house.its(Users.class).ban(userId(), Actor.SYSTEM));

        assertThat(ada.claims()).as("the browser still has its token").isPresent();
        assertThat(ada.open("/dashboard")).hasToString(TO_SIGN_IN);
        assertThat(ada.claims()).isEmpty();
    }

    @Test
    void every_one_of_many_changes_within_one_second_counts_on_the_very_next_request() {
        for (int round = 1; round <= 10; round++) {
            elsewhere(() -> merge(ANSWERED));
            assertThat(ada.open("/dashboard")).hasToString(IN);
            elsewhere(() -> merge(OPEN_AGAIN));
            assertThat(ada.open("/dashboard")).hasToString(TO_ONBOARDING);
        }
    }

    @Test
    void an_expired_token_is_renewed_on_the_way_without_a_detour() {
        Steps.onboard(ada, "Tidepool");
        long made = issuedAt();

        CLOCK.turn(Duration.ofMinutes(2));

        assertThat(ada.open("/dashboard")).hasToString(IN);
        assertThat(issuedAt()).isEqualTo(made + 120);
    }

    @Test
    void a_session_of_seven_days_is_over() {
        Steps.onboard(ada, "Tidepool");

        CLOCK.turn(Duration.ofDays(7));

        assertThat(ada.open("/dashboard")).hasToString(TO_SIGN_IN);
    }

    private static void elsewhere(Runnable change) {
        CompletableFuture.runAsync(change).join();
    }

    private void merge(Map<String, @Nullable Object> patch) {
        house.its(Users.class).mergeMetadata(userId(), MetadataPatch.ofPublic(patch));
    }

    private UserId userId() {
        return new UserId((String) claim("sub"));
    }

    private SessionId sessionId() {
        return new SessionId((String) claim("sid"));
    }

    private long issuedAt() {
        return (long) claim("iat");
    }

    private Object claim(String name) {
        return requireNonNull(ada.claims().orElseThrow().get(name), name);
    }
}
