package dev.genkan.identity.session;

import dev.genkan.identity.user.LargestFields;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.User;
import dev.genkan.token.Algorithm;
import dev.genkan.token.SessionClaims.FactorAges;
import dev.genkan.token.SessionClaims.Status;
import dev.genkan.token.SessionId;
import dev.genkan.token.TokenLength;
import dev.genkan.token.UserId;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The one rule for the size of session tokens: the cookie, with name and attributes, weighs no more than browsers
/// keep. Weighed without signing, and always at its heaviest: the longest signature, a pending session, old factors.
public final class CookieBudget implements TokenBudget {

    /// From here on a user's cookie is worth a line in the log.
    public static final int REMARKABLE = 2_600;
    private static final int MOST_REMARKS = 1_000;

    private static final System.Logger LOG = System.getLogger(CookieBudget.class.getName());

    // as long as ids are, and numbers no session will reach
    private static final String ID = "0".repeat(27);
    private static final String KID = "key_" + ID;
    private static final SessionId SESSION = new SessionId("sess_" + ID);
    private static final UserId NEWCOMER = new UserId("user_" + ID);
    private static final String JTI = "0".repeat(SessionTokens.JTI_BYTES * 2);
    private static final Instant LATEST = Instant.ofEpochSecond(9_999_999_000L);
    private static final FactorAges AGES = new FactorAges(99_999_999, 99_999_999);

    private static final String REMEDY = "Make it shorter, keep what no token needs in private metadata, or let"
            + " genkan.session-token.claims name single values, such as {{user.public_metadata.plan}}.";

    private static final String NARROWER = "These are the largest values there have been; take fewer of them.";

    private final int budget;
    private final LargestFields largest;
    private final Set<UserId> remarked = ConcurrentHashMap.newKeySet();
    private volatile Rule rule;

    /// @param frame what the cookie weighs without the token
    private record Rule(ClaimsTemplate template, TokenTerms terms, int frame) {

        /// No user's cookie weighs more, if no field is larger than these.
        long heaviest(Map<String, Integer> largest) {
            long bytes = Ceiling.of(template, largest);
            return weigh(TemplateContext.ofLongestNewcomer(NEWCOMER)) + bytes + bytes / 3 + 3;
        }

        int weigh(TemplateContext context) {
            return frame
                    + TokenLength.of(
                            Algorithm.RS256,
                            KID,
                            terms.payload(
                                    context.userId(),
                                    SESSION,
                                    LATEST,
                                    terms.lifetime(),
                                    JTI,
                                    AGES,
                                    Status.PENDING,
                                    context.actor(),
                                    template.render(context)));
        }
    }

    /// @param budget what a cookie may weigh, in bytes
    /// @param terms the issuer with the longest address there may be, as long as the real one is not known
    /// @param frame what the cookie weighs without the token
    /// @param largest what users have so far
    /// @throws Exceeded if nobody could sign up with this template; its author's fault
    public CookieBudget(int budget, ClaimsTemplate template, TokenTerms terms, int frame, LargestFields largest) {
        this.budget = budget;
        this.largest = largest;
        this.rule = fitting(new Rule(template, terms, frame));
    }

    /// From now on the cookie is known: its address, its name, its attributes. If users of before might not fit into it
    /// with the template of today, the log says so.
    ///
    /// @throws Exceeded if nobody could sign up with the template there; its author's fault
    public synchronized void standAt(TokenTerms terms, int frame) {
        Rule known = fitting(new Rule(rule.template(), terms, frame));
        rule = known;
        long heaviest = known.heaviest(largest.read());
        if (heaviest > budget) {
            LOG.log(
                    Level.WARNING,
                    "By the largest values there have been so far, the session cookie of some user could weigh "
                            + heaviest + " bytes of " + budget + " with the claims template of today; whoever is"
                            + " over it cannot stay signed in. Make genkan.session-token.claims shorter, or their"
                            + " metadata.");
        }
    }

    /// What a cookie may weigh, in bytes.
    public int most() {
        return budget;
    }

    /// What the session cookie of this user weighs at most, in bytes.
    public int weigh(User user) {
        return rule.weigh(TemplateContext.of(user));
    }

    /// The same, were tokens laid out by this template.
    public int weigh(User user, ClaimsTemplate template) {
        Rule inForce = rule;
        return new Rule(template, inForce.terms(), inForce.frame()).weigh(TemplateContext.of(user));
    }

    /// What the session cookie of no user would be heavier than, were tokens laid out by this template: that of
    /// somebody who has the largest value there has been of every field.
    public long ceiling(ClaimsTemplate template) {
        Rule inForce = rule;
        return new Rule(template, inForce.terms(), inForce.frame()).heaviest(largest.read());
    }

    ClaimsTemplate template() {
        return rule.template();
    }

    /// From now on tokens are laid out by this template. A change of a user that is under way at this moment may still
    /// be measured by the old one.
    ///
    /// @throws Exceeded if it might not fit the largest user; the old one stays then
    synchronized void layOutBy(ClaimsTemplate template) {
        rule = fittingEverybody(template);
    }

    /// Whether tokens could be laid out by this template.
    ///
    /// @throws Exceeded if it might not fit the largest user; its author's fault
    public void requireFits(ClaimsTemplate template) {
        fittingEverybody(template);
    }

    private Rule fittingEverybody(ClaimsTemplate template) {
        Rule next = fitting(new Rule(template, rule.terms(), rule.frame()));
        Map<String, Integer> fields = largest.read();
        long heaviest = next.heaviest(fields);
        if (heaviest > budget) {
            throw new Exceeded("the largest user", (int) heaviest, budget, fields, NARROWER);
        }
        return next;
    }

    /// Whether anybody could have this public metadata, were it all that is known of them.
    ///
    /// @throws Exceeded if not; the fault of whoever wants to keep so much of everybody
    public void requireFits(Metadata publicMetadata) {
        Rule inForce = rule;
        TemplateContext context = TemplateContext.of(publicMetadata);
        int weight = inForce.weigh(context);
        if (weight > budget) {
            throw new Exceeded("everybody", weight, budget, FieldSizes.of(inForce.template(), context), REMEDY);
        }
    }

    @Override
    public void requireFits(User before, User changed) {
        Rule inForce = rule;
        TemplateContext context = TemplateContext.of(changed);
        int weight = inForce.weigh(context);
        if (weight > budget && weight > inForce.weigh(TemplateContext.of(before))) {
            throw new Exceeded(
                    changed.id().value(), weight, budget, FieldSizes.of(inForce.template(), context), REMEDY);
        }
        if (weight >= REMARKABLE && remarked.size() < MOST_REMARKS && remarked.add(changed.id())) {
            LOG.log(
                    Level.WARNING,
                    "The session cookie of " + changed.id() + " weighs " + weight + " bytes of " + budget
                            + " with this change. As JSON: " + FieldSizes.of(inForce.template(), context));
        }
    }

    /// Whether a token of this user could say who acts in their place.
    ///
    /// @throws Exceeded if no cookie could carry it; the fault of whoever wants to say so much
    public void requireFits(User user, Impersonator impersonator) {
        Rule inForce = rule;
        TemplateContext context = TemplateContext.of(user).actedFor(impersonator.claims());
        int weight = inForce.weigh(context);
        if (weight > budget) {
            throw new Exceeded(user.id().value(), weight, budget, FieldSizes.of(inForce.template(), context), REMEDY);
        }
    }

    /// Whoever signs up brings an address of their own choosing and nothing else.
    private Rule fitting(Rule rule) {
        int weight = rule.weigh(TemplateContext.ofLongestNewcomer(NEWCOMER));
        if (weight > budget) {
            throw new Exceeded(
                    "somebody who has just signed up",
                    weight,
                    budget,
                    Map.of(),
                    "Make genkan.session-token.claims shorter.");
        }
        return rule;
    }
}
