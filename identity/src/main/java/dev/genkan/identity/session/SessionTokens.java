package dev.genkan.identity.session;

import dev.genkan.identity.Database;
import dev.genkan.identity.instance.SigningKeys;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionId;
import dev.genkan.token.SigningKey;
import dev.genkan.token.TokenSigner;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Session tokens, minted from the store: one select, no writes.
public final class SessionTokens {

    private static final System.Logger LOG = System.getLogger(SessionTokens.class.getName());

    static final int JTI_BYTES = 16;

    private final Database database;
    private final SigningKeys keys;
    private final TokenTerms terms;
    private final CookieBudget budget;
    private final RecentChanges changes;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ClaimsTemplate first;
    private volatile InForce template;
    private volatile Supplier<Optional<String>> followed = Optional::empty;
    private volatile Optional<String> following = Optional.empty();
    private volatile @Nullable Signer signer;

    private record InForce(ClaimsTemplate template, long version) {}

    private record Signer(SigningKey key, TokenSigner signer) {}

    public SessionTokens(
            Database database,
            SigningKeys keys,
            TokenTerms terms,
            CookieBudget budget,
            RecentChanges changes,
            InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.terms = terms;
        this.first = budget.template();
        this.template = new InForce(first, 1);
        this.budget = budget;
        this.changes = changes;
        this.clock = clock;
    }

    /// A token for the session that is active in this browser.
    public Minted mintFor(ClientToken client) {
        if (client.isNone()) {
            return new Minted.Nobody();
        }
        InForce inForce = inForce();
        Instant now = clock.instant();
        return mint(TokenSource.read(database, client, now), inForce, terms, now);
    }

    /// A token for this session.
    public Minted mintFor(SessionId session) {
        // Both are taken before the data is read: a change that comes in between makes the token suspect, and not
        // stale.
        InForce inForce = inForce();
        Instant now = clock.instant();
        return mint(TokenSource.read(database, session, now), inForce, terms, now);
    }

    /// A token for this session, to be used by the pages of another origin.
    ///
    /// @param authorizedParty the origin that asks (`azp`); empty for a token that is not bound to one
    public Minted mintFor(SessionId session, String authorizedParty) {
        InForce inForce = inForce();
        Instant now = clock.instant();
        return mint(TokenSource.read(database, session, now), inForce, terms.madeFor(authorizedParty), now);
    }

    /// The same, if it is the session that this browser uses.
    public Minted mintFor(ClientToken client, SessionId session, String authorizedParty) {
        InForce inForce = inForce();
        Instant now = clock.instant();
        return client.isNone()
                ? new Minted.Nobody()
                : mint(TokenSource.read(database, client, session, now), inForce, terms.madeFor(authorizedParty), now);
    }

    /// From now on tokens are laid out by whatever this says, looked at with each of them; empty for the template of
    /// the start.
    ///
    /// @param wanted a template that was checked when it was saved; one that cannot be used is passed over, with a line
    ///     in the log
    public void follow(Supplier<Optional<String>> wanted) {
        followed = wanted;
    }

    /// Looks at what is followed now, and not with the next token: gates look again at those that are out.
    public void catchUp() {
        inForce();
    }

    private InForce inForce() {
        Optional<String> wanted = followed.get();
        if (!wanted.equals(following)) {
            follow(wanted);
        }
        return template;
    }

    private synchronized void follow(Optional<String> wanted) {
        if (wanted.equals(following)) {
            return;
        }
        following = wanted;
        try {
            layOutBy(wanted.map(ClaimsTemplate::parse).orElse(first));
        } catch (ClaimsTemplate.Wrong | TokenBudget.Exceeded e) {
            LOG.log(System.Logger.Level.ERROR, "The claims template that was saved is not used: " + e.getMessage());
        }
    }

    /// The same, living otherwise than tokens usually do; not longer than the session.
    ///
    /// @param lifetime whole seconds, at least one
    public Minted mintFor(SessionId session, String authorizedParty, Duration lifetime) {
        InForce inForce = inForce();
        Instant now = clock.instant();
        TokenTerms asked = terms.madeFor(authorizedParty).living(lifetime);
        return mint(TokenSource.read(database, session, now), inForce, asked, now);
    }

    /// From now on tokens are laid out by this template; those that are out are looked at again.
    ///
    /// @throws dev.genkan.identity.user.TokenBudget.Exceeded if no cookie could carry them; the old template stays then
    public synchronized void layOutBy(ClaimsTemplate newTemplate) {
        budget.layOutBy(newTemplate);
        long version = template.version() + 1;
        template = new InForce(newTemplate, version);
        changes.templateChanged(version);
    }

    private Minted mint(Optional<TokenSource> found, InForce inForce, TokenTerms laidOut, Instant now) {
        if (found.isEmpty()) {
            return new Minted.Nobody();
        }
        TokenSource source = found.get();
        Duration lives = laidOut.livesWithin(now, source.endsAt());
        if (lives.isZero()) {
            // the last fraction of a session's last second: a token of a whole one would outlive it
            return new Minted.Nobody();
        }
        String jti = jti();
        Map<String, @Nullable Object> payload = laidOut.payload(
                source.context().userId(),
                source.session(),
                now,
                lives,
                jti,
                source.factorAges(),
                source.status(),
                source.context().actor(),
                inForce.template().render(source.context()));
        String jwt = signer().sign(payload);
        if (payload.containsKey("jti")) {
            // a token without an id cannot be told from its neighbours of the same second, and stays as suspect as they
            changes.minted(jti, source.versions(inForce.version()));
        }
        Instant issuedAt = Instant.ofEpochSecond(now.getEpochSecond());
        return new Minted.Token(
                new Claims(
                        laidOut.issuer(),
                        source.context().userId(),
                        source.session(),
                        issuedAt,
                        issuedAt.plus(lives),
                        Collections.unmodifiableMap(payload)),
                jwt);
    }

    private TokenSigner signer() {
        SigningKey key = keys.current();
        Signer known = signer;
        if (known == null || !known.key().equals(key)) {
            known = new Signer(key, new TokenSigner(key));
            signer = known;
        }
        return known.signer();
    }

    private String jti() {
        byte[] bytes = new byte[JTI_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
