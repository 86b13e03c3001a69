package dev.genkan.identity.session;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.token.Claims;
import dev.genkan.token.Expectations;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.SessionId;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SessionTokensTest {

    private static final String ORIGIN = "http://localhost:8080";

    private final House house;
    private final Answer.SignedIn ada;

    SessionTokensTest(Store store) {
        house = new House(store.of(getClass()));
        ada = house.member(freshAddress("ada"));
    }

    @Test
    void a_token_says_who_it_is_and_is_believed_by_the_gate() {
        house.users.mergeMetadata(ada.userId(), MetadataPatch.ofPublic(Map.of("onboardingComplete", true)));
        house.clock.turn(Duration.ofMinutes(3));
        Minted.Token token = (Minted.Token) house.tokens.mintFor(ada.client());
        Claims claims = token.claims();
        assertThat(claims.userId()).isEqualTo(ada.userId());
        assertThat(claims.sessionId()).isEqualTo(ada.sessionId());
        assertThat(claims.issuedAt())
                .isEqualTo(Instant.ofEpochSecond(house.clock.instant().getEpochSecond()));
        assertThat(claims.expiresAt()).isEqualTo(claims.issuedAt().plusSeconds(60));
        assertThat(claims.metadata()).isEqualTo(Map.of("onboardingComplete", true));
        assertThat(claims.all())
                .containsEntry("iss", ORIGIN)
                .containsEntry("azp", ORIGIN)
                .containsEntry("v", 2L)
                .containsEntry("sts", "active")
                .containsEntry("fva", List.of(3L, -1L));

        TokenVerifier verifier = new TokenVerifier(house.keys::published, Expectations.of(ORIGIN, ORIGIN), house.clock);
        assertThat(verifier.verify(token.jwt())).isEqualTo(new Verdict.Genuine(claims));
    }

    @Test
    void every_token_has_an_id_of_its_own_and_prints_without_its_text() {
        Minted.Token one = (Minted.Token) house.tokens.mintFor(ada.client());
        Minted.Token two = (Minted.Token) house.tokens.mintFor(ada.sessionId());
        assertThat(one.claims().all().get("jti"))
                .isNotEqualTo(two.claims().all().get("jti"));
        assertThat(one.toString()).doesNotContain(one.jwt());
        assertThat(ada.client().toString()).doesNotContain(ada.client().value());
    }

    @Test
    void there_is_none_for_a_stranger_or_the_banned() {
        assertThat(house.tokens.mintFor(ClientToken.NONE)).isEqualTo(new Minted.Nobody());
        assertThat(house.tokens.mintFor(new ClientToken("\u0000 anything"))).isEqualTo(new Minted.Nobody());
        assertThat(house.tokens.mintFor(new SessionId("sess_none"))).isEqualTo(new Minted.Nobody());
        house.users.ban(ada.userId(), Actor.SYSTEM);
        assertThat(house.tokens.mintFor(ada.client())).isEqualTo(new Minted.Nobody());
    }

    @Test
    void minting_writes_nothing() {
        String before = everything();
        house.tokens.mintFor(ada.client());
        house.tokens.mintFor(ada.sessionId());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_flag_that_is_set_or_taken_away_makes_the_token_that_is_out_suspect() {
        Claims out = mint();
        assertThat(house.changes.suspect(out)).isFalse();
        house.users.mergeMetadata(ada.userId(), MetadataPatch.ofPublic(Map.of("onboardingComplete", true)));
        assertThat(house.changes.suspect(out)).isTrue();
        Claims fresh = mint();
        assertThat(fresh.issuedAt()).isEqualTo(out.issuedAt());
        assertThat(house.changes.suspect(fresh)).isFalse();
    }

    @Test
    void an_ended_session_makes_its_token_suspect_before_the_call_returns() {
        Claims out = mint();
        house.sessions.signOut(ada.client(), FIREFOX);
        assertThat(house.changes.suspect(out)).isTrue();
    }

    @Test
    void a_change_that_is_rolled_back_makes_nobody_suspect() {
        Claims out = mint();
        try {
            house.database.inTransaction(() -> {
                house.users.mergeMetadata(ada.userId(), MetadataPatch.ofPublic(Map.of("a", 1L)));
                assertThat(house.changes.suspect(out)).isFalse();
                throw new IllegalStateException("the hook failed");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the hook failed");
        }
        assertThat(house.changes.suspect(out)).isFalse();
    }

    @Test
    void while_others_write_no_token_is_stale_without_being_suspect() {
        ConcurrentLinkedQueue<Claims> minted = new ConcurrentLinkedQueue<>();
        Race.of(6, i -> {
            for (int round = 0; round < 15; round++) {
                if (i < 2) {
                    house.users.mergeMetadata(ada.userId(), MetadataPatch.ofPublic(Map.of("writer" + i, (long) round)));
                } else {
                    minted.add(mint());
                }
            }
            return i;
        });
        Map<String, @Nullable Object> latest =
                house.users.find(ada.userId()).orElseThrow().publicMetadata().values();
        assertThat(latest).isEqualTo(Map.of("writer0", 14L, "writer1", 14L));
        assertThat(minted)
                .hasSize(60)
                .allSatisfy(claims -> assertThat(house.changes.suspect(claims)
                                || claims.metadata().equals(latest))
                        .isTrue());
        assertThat(house.changes.suspect(mint())).isFalse();
    }

    @Test
    void another_template_is_in_force_at_once() {
        Claims out = mint();
        house.tokens.layOutBy(ClaimsTemplate.parse("{\"mail\": \"{{user.primary_email_address}}\"}"));
        assertThat(house.changes.suspect(out)).isTrue();
        Claims fresh = mint();
        assertThat(house.changes.suspect(fresh)).isFalse();
        assertThat(fresh.all()).containsKey("mail").doesNotContainKey("metadata");
    }

    @Test
    void in_version_1_a_token_is_believed_and_changes_still_count_at_once() {
        SessionTokens tokens = house.tokensOfVersion(SessionClaims.Version.V1);
        Minted.Token out = (Minted.Token) tokens.mintFor(ada.client());
        assertThat(out.claims().all()).doesNotContainKeys("v", "jti", "sts").containsKey("fva");
        TokenVerifier verifier = new TokenVerifier(house.keys::published, Expectations.of(ORIGIN, ORIGIN), house.clock);
        assertThat(verifier.verify(out.jwt())).isEqualTo(new Verdict.Genuine(out.claims()));

        house.clock.turn(Duration.ofSeconds(1));
        Claims young = ((Minted.Token) tokens.mintFor(ada.client())).claims();
        assertThat(house.changes.suspect(young)).isFalse();
        house.users.mergeMetadata(ada.userId(), MetadataPatch.ofPublic(Map.of("onboardingComplete", true)));
        assertThat(house.changes.suspect(young)).isTrue();
        house.clock.turn(Duration.ofSeconds(1));
        assertThat(house.changes.suspect(((Minted.Token) tokens.mintFor(ada.client())).claims()))
                .isFalse();
    }

    private Claims mint() {
        return ((Minted.Token) house.tokens.mintFor(ada.client())).claims();
    }

    private String everything() {
        return house.database
                .jdbc()
                .sql("""
                        select u.version, u.updated_at, u.last_active_at, s.version, s.updated_at, s.last_active_at,
                          c.updated_at, (select count(*) from genkan.events)
                        from genkan.sessions s join genkan.users u on u.id = s.user_id
                          join genkan.clients c on c.id = s.client_id
                        where s.id = :id
                        """)
                .param("id", ada.sessionId().value())
                .query()
                .listOfRows()
                .toString();
    }
}
