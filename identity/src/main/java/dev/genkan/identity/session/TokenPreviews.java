package dev.genkan.identity.session;

import dev.genkan.identity.Database;
import dev.genkan.identity.user.User;
import dev.genkan.token.SessionClaims.FactorAges;
import dev.genkan.token.SessionClaims.Status;
import dev.genkan.token.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the session token of somebody would say by a template, before anybody is given one. Nothing is signed and
/// nothing written.
public final class TokenPreviews {

    private static final SessionId NONE = new SessionId("sess_" + "0".repeat(27));

    /// @param payload of the token, in the order in which it is written; the random `jti` stands as zeros
    /// @param added the names that the template adds
    /// @param weight of the session cookie at its heaviest, in bytes, name and attributes included
    /// @param signedIn whether the user has a session; otherwise its id stands as zeros
    public record Preview(Map<String, @Nullable Object> payload, Set<String> added, int weight, boolean signedIn) {

        public Preview {
            payload = Collections.unmodifiableMap(payload);
            added = Set.copyOf(added);
        }
    }

    private final Database database;
    private final Sessions sessions;
    private final TokenTerms terms;
    private final CookieBudget budget;
    private final InstantSource clock;

    public TokenPreviews(
            Database database, Sessions sessions, TokenTerms terms, CookieBudget budget, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.terms = terms;
        this.budget = budget;
        this.clock = clock;
    }

    /// The token this user would be given now.
    public Preview of(User user, ClaimsTemplate template) {
        Instant now = clock.instant();
        Optional<TokenSource> source = sessions.live(user.id()).stream()
                .findFirst()
                .flatMap(session -> TokenSource.read(database, session.id(), now));
        TemplateContext context = source.map(TokenSource::context).orElseGet(() -> TemplateContext.of(user));
        Map<String, @Nullable Object> payload = terms.payload(
                user.id(),
                source.map(TokenSource::session).orElse(NONE),
                now,
                terms.lifetime(),
                "0".repeat(SessionTokens.JTI_BYTES * 2),
                source.map(TokenSource::factorAges).orElse(new FactorAges(0, FactorAges.NEVER)),
                source.map(TokenSource::status).orElse(Status.ACTIVE),
                context.actor(),
                template.render(context));
        return new Preview(payload, template.names(), budget.weigh(user, template), source.isPresent());
    }

    /// What a token for another service would say of this user, asked for by a program of theirs now.
    public Map<String, @Nullable Object> of(User user, TemplateTerms template) {
        return Collections.unmodifiableMap(TemplateTokens.payload(
                template,
                TemplateContext.of(user),
                terms.issuer(),
                terms.authorizedParty(),
                clock.instant().getEpochSecond(),
                template.lifetime(),
                "0".repeat(TemplateTokens.JTI_BYTES * 2)));
    }

    /// How long a token lives, who signs it and for whom: what is the same in every one.
    public TokenTerms terms() {
        return terms;
    }
}
