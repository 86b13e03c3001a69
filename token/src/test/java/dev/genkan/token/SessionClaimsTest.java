package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.token.SessionClaims.FactorAges;
import dev.genkan.token.SessionClaims.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The payloads of both versions as Clerk's SDKs read them.
class SessionClaimsTest {

    @Test
    void a_payload_of_version_2_holds_these_claims_and_no_others() {
        Instant issuedAt = Instant.parse("2026-11-23T12:00:00.999Z");
        Map<String, @Nullable Object> payload =
                v2(issuedAt, "https://shop.example", new FactorAges(3, FactorAges.NEVER));

        assertThat(Json.write(payload))
                .isEqualTo("{\"azp\":\"https://shop.example\",\"exp\":1795435260,\"fva\":[3,-1],\"iat\":1795435200,"
                        + "\"iss\":\"https://id.example\",\"jti\":\"one-of-a-kind\",\"nbf\":1795435190,"
                        + "\"sid\":\"sess_2one\",\"sts\":\"active\",\"sub\":\"user_2ada\",\"v\":2}");
    }

    @Test
    void a_payload_of_version_1_holds_these_and_no_others() {
        assertThat(Json.write(v1("https://shop.example", Status.ACTIVE, Map.of("metadata", Map.of("seats", 3L)))))
                .isEqualTo("{\"azp\":\"https://shop.example\",\"exp\":1795435260,\"fva\":[0,-1],\"iat\":1795435200,"
                        + "\"iss\":\"https://id.example\",\"nbf\":1795435190,\"sid\":\"sess_2one\",\"sub\":\"user_2ada\","
                        + "\"metadata\":{\"seats\":3}}");
        assertThat(v1("", Status.ACTIVE, Map.of())).doesNotContainKey("azp");
    }

    @Test
    void a_pending_session_says_so_in_version_1_too_where_an_active_one_is_silent() {
        assertThat(v1(Tokens.ORIGIN, Status.PENDING, Map.of())).containsEntry("sts", "pending");
    }

    @Test
    void in_version_1_no_custom_claim_takes_a_reserved_name_either() {
        Map<String, @Nullable Object> custom = new LinkedHashMap<>();
        SessionClaims.RESERVED.forEach(name -> custom.put(name, "forged"));
        custom.put("org_anything", "forged");

        assertThat(v1(Tokens.ORIGIN, Status.ACTIVE, custom)).isEqualTo(v1(Tokens.ORIGIN, Status.ACTIVE, Map.of()));
    }

    @Test
    void a_verifier_believes_both_versions() {
        Map<String, @Nullable Object> payload = v1(Tokens.ORIGIN, Status.ACTIVE, Map.of("metadata", Map.of("a", 1L)));

        Verdict verdict = Tokens.verifierAt(Tokens.NOON).verify(Tokens.signed(payload));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
            assertThat(genuine.claims().userId()).isEqualTo(Tokens.ADA);
            assertThat(genuine.claims().sessionId()).isEqualTo(Tokens.SESSION);
            assertThat(genuine.claims().metadata()).isEqualTo(Map.of("a", 1L));
        });
        assertThat(Tokens.verifierAt(Tokens.NOON).verify(Tokens.signed(Tokens.payload())))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(Tokens.verifierAt(Tokens.NOON.plusSeconds(66)).verify(Tokens.signed(payload)))
                .isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void a_token_made_for_no_origin_has_no_authorized_party() {
        assertThat(v2(Tokens.NOON, "", new FactorAges(0, 0))).doesNotContainKey("azp");
    }

    @Test
    void a_pending_session_says_so() {
        assertThat(SessionClaims.v2(
                        Tokens.ISSUER,
                        Tokens.ADA,
                        Tokens.SESSION,
                        Tokens.NOON,
                        Tokens.LIFETIME,
                        Tokens.ORIGIN,
                        "jti",
                        new FactorAges(0, 0),
                        Status.PENDING,
                        Map.of()))
                .containsEntry("sts", "pending");
    }

    @Test
    void custom_claims_stand_at_the_top_level_null_included() {
        Map<String, @Nullable Object> custom = new LinkedHashMap<>();
        custom.put("metadata", Map.of("onboardingComplete", true));
        custom.put("nickname", null);
        custom.put("aud", "anybody");

        assertThat(withCustom(custom)).containsAllEntriesOf(custom);
    }

    @Test
    void no_custom_claim_takes_a_reserved_name() {
        Map<String, @Nullable Object> custom = new LinkedHashMap<>();
        SessionClaims.RESERVED.forEach(name -> custom.put(name, "forged"));
        custom.put("org_anything", "forged");

        assertThat(withCustom(custom)).isEqualTo(withCustom(Map.of()));
    }

    @Test
    void reserved_are_the_names_the_house_writes_and_those_of_organisations_and_impersonation() {
        assertThat(withCustom(Map.of()).keySet()).allMatch(SessionClaims::isReserved);
        assertThat(List.of("o", "act", "org_id", "org_role", "org_whatever")).allMatch(SessionClaims::isReserved);
        assertThat(List.of("metadata", "aud", "organisation", "Sub", "org")).noneMatch(SessionClaims::isReserved);
    }

    @Test
    void a_lifetime_or_an_age_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new FactorAges(-2, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FactorAges(0, -2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionClaims.v2(
                        Tokens.ISSUER,
                        Tokens.ADA,
                        Tokens.SESSION,
                        Tokens.NOON,
                        Duration.ofMillis(999),
                        "",
                        "jti",
                        new FactorAges(0, 0),
                        Status.ACTIVE,
                        Collections.emptyMap()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, @Nullable Object> v1(
            String authorizedParty, Status status, Map<String, @Nullable Object> custom) {
        return SessionClaims.v1(
                Tokens.ISSUER,
                Tokens.ADA,
                Tokens.SESSION,
                Tokens.NOON,
                Tokens.LIFETIME,
                authorizedParty,
                new FactorAges(0, FactorAges.NEVER),
                status,
                custom);
    }

    private static Map<String, @Nullable Object> v2(Instant issuedAt, String authorizedParty, FactorAges ages) {
        return SessionClaims.v2(
                Tokens.ISSUER,
                Tokens.ADA,
                Tokens.SESSION,
                issuedAt,
                Tokens.LIFETIME,
                authorizedParty,
                "one-of-a-kind",
                ages,
                Status.ACTIVE,
                Map.of());
    }

    private static Map<String, @Nullable Object> withCustom(Map<String, @Nullable Object> custom) {
        return SessionClaims.v2(
                Tokens.ISSUER,
                Tokens.ADA,
                Tokens.SESSION,
                Tokens.NOON,
                Tokens.LIFETIME,
                Tokens.ORIGIN,
                "jti",
                new FactorAges(0, FactorAges.NEVER),
                Status.ACTIVE,
                custom);
    }
}
