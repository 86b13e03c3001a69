package dev.genkan.identity.session;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.session.JwtTemplates.Written;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.token.Expectations;
import dev.genkan.token.Json;
import dev.genkan.token.SessionId;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TemplateTokensTest {

    private static final String ISSUER = "http://localhost:8080";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final House house;
    private final JwtTemplates templates;
    private final TemplateTokens tokens;
    private final Answer.SignedIn ada;
    private final String name = freshAddress("hasura").replace("@example.com", "");

    TemplateTokensTest(Store store) {
        house = new House(store.of(getClass()));
        templates = templates(EncryptionKey.generate());
        tokens = new TemplateTokens(house.database, templates, house.keys, ISSUER, house.clock);
        ada = house.member(freshAddress("ada"));
    }

    private JwtTemplates templates(EncryptionKey key) {
        return new JwtTemplates(house.database, key, house.ids, house.audit, house.clock);
    }

    @Test
    void a_token_says_who_it_is_and_what_the_template_says_and_nothing_of_the_session() {
        keep(TemplateTerms.usual(name, """
                {"aud": "hasura", "role": "{{user.public_metadata.role || 'guest'}}"}"""));
        house.users.mergeMetadata(ada.userId(), MetadataPatch.ofPublic(Map.of("role", "admin")));
        TemplateMinted.Token minted = mint();

        long now = house.clock.instant().getEpochSecond();
        Map<String, @Nullable Object> said = new HashMap<>(part(minted.jwt(), 1));
        assertThat(said.remove("jti")).asString().hasSize(20);
        assertThat(said)
                .isEqualTo(Map.of(
                        "azp",
                        "https://app.example",
                        "iss",
                        ISSUER,
                        "sub",
                        ada.userId().value(),
                        "iat",
                        now,
                        "nbf",
                        now - 5,
                        "exp",
                        now + 60,
                        "aud",
                        "hasura",
                        "role",
                        "admin"));
        assertThat(part(minted.jwt(), 0))
                .containsEntry("cat", "cl_B7d4PD222AAA")
                .containsEntry("alg", "RS256")
                .containsEntry("kid", house.keys.current().kid());
        assertThat(minted.toString()).doesNotContain(minted.jwt());
    }

    @Test
    void no_gate_takes_one_for_a_session_token() {
        keep(TemplateTerms.usual(name, "{}"));
        TokenVerifier verifier =
                new TokenVerifier(house.keys::published, Expectations.of(ISSUER, "https://app.example"), house.clock);
        assertThat(verifier.verify(mint().jwt())).isNotInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void it_lives_as_long_as_the_template_says_or_whoever_asks() {
        keep(TemplateTerms.usual(name, "{}").living(Duration.ofDays(400)).skewed(Duration.ZERO));
        long now = house.clock.instant().getEpochSecond();
        assertThat(part(mint().jwt(), 1))
                .containsEntry("exp", now + 400 * 86_400L)
                .containsEntry("nbf", now);
        TemplateMinted.Token asked =
                (TemplateMinted.Token) tokens.mint(ada.sessionId(), name, "", Duration.ofSeconds(30));
        assertThat(part(asked.jwt(), 1)).containsEntry("exp", now + 30).doesNotContainKey("azp");
        assertThat(asked.expiresAt().getEpochSecond()).isEqualTo(now + 30);
    }

    @Test
    void the_name_of_nothing_and_sessions_that_are_over_get_none() {
        assertThat(tokens.mint(ada.sessionId(), "none", "")).isEqualTo(new TemplateMinted.NoTemplate());
        keep(TemplateTerms.usual(name, "{}"));
        assertThat(tokens.mint(new SessionId("sess_none"), name, "")).isEqualTo(new TemplateMinted.Nobody());
        house.sessions.end(ada.sessionId(), FIREFOX);
        assertThat(tokens.mint(ada.sessionId(), name, "")).isEqualTo(new TemplateMinted.Nobody());
    }

    @Test
    void what_is_longer_than_any_token_is_not_minted() {
        keep(TemplateTerms.usual(name, """
                {"a": "{{user.private}}", "b": 1}""".replace("{{user.private}}", "{{user.unsafe_metadata}}")));
        house.users.mergeMetadata(ada.userId(), MetadataPatch.ofUnsafe(Map.of("note", "x".repeat(8_000))));
        assertThat(tokens.mint(ada.sessionId(), name, "")).isEqualTo(new TemplateMinted.TooLong(8_192));
    }

    @Test
    void a_secret_of_its_own_signs_by_hmac_and_is_kept_encrypted() throws Exception {
        EncryptionKey key = EncryptionKey.generate();
        JwtTemplates own = templates(key);
        TemplateTerms terms = TemplateTerms.usual(name, "{}").signedBy(own(OwnAlgorithm.HS256, SECRET));
        String id =
                ((Written.Kept) own.create(terms, Actor.APPLICATION)).template().id();
        TemplateTokens minting = new TemplateTokens(house.database, own, house.keys, ISSUER, house.clock);
        String jwt = ((TemplateMinted.Token) minting.mint(ada.sessionId(), name, "")).jwt();

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        assertThat(jwt.split("\\.", -1)[2])
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed(jwt))));
        assertThat(part(jwt, 0)).containsEntry("alg", "HS256").doesNotContainKey("kid");
        assertThat(house.database
                        .jdbc()
                        .sql("select wrapped_key from genkan.jwt_templates where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .doesNotContain(SECRET);
        assertThat(house.audit.of(id, 10).toString() + terms).doesNotContain(SECRET);
        assertThatThrownBy(() -> templates(EncryptionKey.generate()).find(id))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(id);
        own.delete(id, Actor.APPLICATION);
    }

    @Test
    void a_private_key_of_its_own_signs_so_that_its_public_half_fits() throws Exception {
        for (var kind :
                Map.of(OwnAlgorithm.RS512, "RSA", OwnAlgorithm.ES256, "EC").entrySet()) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.getValue());
            generator.initialize(kind.getValue().equals("RSA") ? 2048 : 256);
            KeyPair pair = generator.generateKeyPair();
            String called = name + kind.getKey();
            keep(TemplateTerms.usual(called, "{}").signedBy(own(kind.getKey(), pem(pair))));
            String jwt = ((TemplateMinted.Token) tokens.mint(ada.sessionId(), called, "")).jwt();

            Signature signature = Signature.getInstance(
                    kind.getValue().equals("RSA") ? "SHA512withRSA" : "SHA256withECDSAinP1363Format");
            signature.initVerify(pair.getPublic());
            signature.update(signed(jwt));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[2])))
                    .isTrue();
        }
    }

    @Test
    void keys_that_do_not_fit_their_algorithm_are_refused_without_being_told() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        String weak = pem(generator.generateKeyPair());
        for (var wrong : List.of(
                Map.entry(OwnAlgorithm.HS256, "too short a secret"),
                Map.entry(OwnAlgorithm.HS512, SECRET),
                Map.entry(OwnAlgorithm.RS256, weak),
                Map.entry(OwnAlgorithm.ES256, weak),
                Map.entry(OwnAlgorithm.RS256, "no pem at all"),
                Map.entry(OwnAlgorithm.RS384, "-----BEGIN PRIVATE KEY-----\n!!secret!!\n-----END PRIVATE KEY-----"))) {
            assertThatThrownBy(() -> own(wrong.getKey(), wrong.getValue()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret!!")
                    .hasMessageContaining(wrong.getKey().name());
        }
    }

    @Test
    void terms_that_cannot_be_name_the_field() {
        TemplateTerms good = TemplateTerms.usual(name, "{}");
        assertUnfit("name", () -> good.named("with space"));
        assertUnfit("name", () -> good.named(""));
        assertUnfit("claims", () -> good.claiming("[]"));
        assertUnfit("claims", () -> good.claiming("{\"sub\": \"me\"}"));
        assertUnfit("lifetime", () -> good.living(Duration.ofSeconds(29)));
        assertUnfit("lifetime", () -> good.living(TemplateTerms.LONGEST.plusSeconds(1)));
        assertUnfit("allowed_clock_skew", () -> good.skewed(Duration.ofSeconds(301)));
    }

    private static void assertUnfit(String field, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        TemplateTerms.Unfit.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void templates_are_kept_changed_listed_and_deleted_and_the_audit_tells() {
        JwtTemplate kept = keep(TemplateTerms.usual(name, "{\"a\": 1}"));
        assertThat(templates.find(kept.id())).contains(kept);
        assertThat(templates.findByName(name)).contains(kept);
        assertThat(templates.list()).contains(kept);

        house.clock.turn(Duration.ofMinutes(1));
        Written changed = templates.change(kept.id(), terms -> terms.claiming("{\"a\": 2}"), Actor.APPLICATION);
        JwtTemplate after = ((Written.Kept) changed).template();
        assertThat(templates.find(kept.id())).contains(after);
        assertThat(after.terms().claimsAsJson()).isEqualTo(Map.of("a", 2L));
        assertThat(after.updatedAt()).isAfter(after.createdAt());

        assertThat(templates.delete(kept.id(), Actor.APPLICATION)).isTrue();
        assertThat(templates.delete(kept.id(), Actor.APPLICATION)).isFalse();
        assertThat(templates.change(kept.id(), terms -> terms, Actor.APPLICATION))
                .isEqualTo(new Written.NotThere());
        assertThat(house.audit.of(kept.id(), 10)).hasSize(3);
    }

    @Test
    void of_many_who_want_one_name_one_gets_it() {
        List<Written> written = Race.of(8, n -> templates.create(TemplateTerms.usual(name, "{}"), Actor.APPLICATION));
        assertThat(written).filteredOn(one -> one instanceof Written.Kept).hasSize(1);
        assertThat(written)
                .filteredOn(one -> one.equals(new Written.NameTaken()))
                .hasSize(7);
        JwtTemplate other = keep(TemplateTerms.usual(name + "-other", "{}"));
        assertThat(templates.change(other.id(), terms -> terms.named(name), Actor.APPLICATION))
                .isEqualTo(new Written.NameTaken());
    }

    @Test
    void changes_at_the_same_moment_follow_one_another() {
        JwtTemplate kept = keep(TemplateTerms.usual(name, "{}"));
        Race.of(
                8,
                n -> templates.change(
                        kept.id(), terms -> terms.living(terms.lifetime().plusSeconds(1)), Actor.APPLICATION));
        assertThat(templates.find(kept.id()).orElseThrow().terms().lifetime()).isEqualTo(Duration.ofSeconds(68));
    }

    @Test
    void a_session_token_lives_otherwise_on_request_but_not_longer_than_its_session() {
        Minted.Token longer = (Minted.Token) house.tokens.mintFor(ada.sessionId(), "", Duration.ofHours(1));
        assertThat(longer.claims().expiresAt())
                .isEqualTo(longer.claims().issuedAt().plusSeconds(3_600));
        Minted.Token longest = (Minted.Token) house.tokens.mintFor(ada.sessionId(), "", Duration.ofDays(30));
        assertThat(longest.claims().expiresAt())
                .isEqualTo(longest.claims().issuedAt().plus(Duration.ofDays(7)));
    }

    private JwtTemplate keep(TemplateTerms terms) {
        return ((Written.Kept) templates.create(terms, Actor.APPLICATION)).template();
    }

    private TemplateMinted.Token mint() {
        return (TemplateMinted.Token) tokens.mint(ada.sessionId(), name, "https://app.example");
    }

    private static TemplateSigning.Own own(OwnAlgorithm algorithm, String key) {
        return new TemplateSigning.Own(algorithm, key);
    }

    private static String pem(KeyPair pair) {
        byte[] encoded = Objects.requireNonNull(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static byte[] signed(String jwt) {
        return jwt.substring(0, jwt.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    private static Map<String, @Nullable Object> part(String jwt, int index) {
        return Json.parseObject(
                new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[index]), StandardCharsets.UTF_8));
    }
}
