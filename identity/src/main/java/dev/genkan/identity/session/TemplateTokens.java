package dev.genkan.identity.session;

import dev.genkan.identity.Database;
import dev.genkan.identity.instance.SigningKeys;
import dev.genkan.token.Json;
import dev.genkan.token.SessionId;
import dev.genkan.token.TokenSigner;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tokens for other services, made of a session by a template: two selects, no writes.
///
/// They say who the member is and what the template says of them, and nothing of the session: no gate takes one for a
/// session token. What was handed out is good until its time is up, whatever becomes of the session.
public final class TemplateTokens {

    /// As long as a session token may be at most.
    private static final int LONGEST = 8_192;

    static final int JTI_BYTES = 10;

    private final Database database;
    private final JwtTemplates templates;
    private final SigningKeys keys;
    private final String issuer;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// @param issuer the public URL (`iss`)
    public TemplateTokens(
            Database database, JwtTemplates templates, SigningKeys keys, String issuer, InstantSource clock) {
        this.database = database;
        this.templates = templates;
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /// A token that lives as long as the template says.
    ///
    /// @param authorizedParty the origin that asks (`azp`); empty for a program
    public TemplateMinted mint(SessionId session, String template, String authorizedParty) {
        return templates
                .findByName(template)
                .map(found -> mint(
                        session, found.terms(), authorizedParty, found.terms().lifetime()))
                .orElse(new TemplateMinted.NoTemplate());
    }

    /// A token that lives as long as its caller says.
    ///
    /// @param lifetime whole seconds, [TemplateTerms#SHORTEST] to [TemplateTerms#LONGEST]
    public TemplateMinted mint(SessionId session, String template, String authorizedParty, Duration lifetime) {
        return templates
                .findByName(template)
                .map(found -> mint(session, found.terms().living(lifetime), authorizedParty, lifetime))
                .orElse(new TemplateMinted.NoTemplate());
    }

    private TemplateMinted mint(SessionId session, TemplateTerms terms, String authorizedParty, Duration lifetime) {
        Instant now = clock.instant();
        Optional<TokenSource> source = TokenSource.read(database, session, now);
        if (source.isEmpty()) {
            return new TemplateMinted.Nobody();
        }
        long iat = now.getEpochSecond();
        Map<String, @Nullable Object> payload =
                payload(terms, source.get().context(), issuer, authorizedParty, iat, lifetime, jti());
        return signed(terms, payload)
                .<TemplateMinted>map(jwt ->
                        new TemplateMinted.Token(jwt, Instant.ofEpochSecond(iat).plus(lifetime)))
                .orElse(new TemplateMinted.TooLong(LONGEST));
    }

    /// What one says.
    static Map<String, @Nullable Object> payload(
            TemplateTerms terms,
            TemplateContext context,
            String issuer,
            String authorizedParty,
            long iat,
            Duration lifetime,
            String jti) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        if (!authorizedParty.isEmpty()) {
            payload.put("azp", authorizedParty);
        }
        payload.put("exp", iat + lifetime.toSeconds());
        payload.put("iat", iat);
        payload.put("iss", issuer);
        payload.put("jti", jti);
        payload.put("nbf", iat - terms.clockSkew().toSeconds());
        payload.put("sub", context.userId().value());
        // reserved names were refused when it was written
        payload.putAll(ClaimsTemplate.parse(terms.claims()).render(context));
        return payload;
    }

    private Optional<String> signed(TemplateTerms terms, Map<String, @Nullable Object> payload) {
        return switch (terms.signing()) {
            case TemplateSigning.House house -> byTheHouse(payload);
            case TemplateSigning.Own own -> byTheirKey(own, payload);
        };
    }

    private Optional<String> byTheHouse(Map<String, @Nullable Object> payload) {
        try {
            return Optional.of(TokenSigner.ofTemplates(keys.current()).sign(payload));
        } catch (TokenSigner.TooLong e) {
            return Optional.empty();
        }
    }

    /// Without a `kid`: whoever has given the key knows it, and nobody can look it up.
    private static Optional<String> byTheirKey(TemplateSigning.Own own, Map<String, @Nullable Object> payload) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("alg", own.algorithm().name());
        header.put("typ", "JWT");
        header.put("cat", TokenSigner.TEMPLATE_CATEGORY);
        String input = encoded(Json.write(header).getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(Json.write(payload).getBytes(StandardCharsets.UTF_8));
        byte[] signature = own.algorithm().signer(own.key()).sign(input.getBytes(StandardCharsets.US_ASCII));
        String token = input + "." + encoded(signature);
        return token.length() > LONGEST ? Optional.empty() : Optional.of(token);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String jti() {
        byte[] bytes = new byte[JTI_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
