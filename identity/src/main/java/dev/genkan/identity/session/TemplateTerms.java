package dev.genkan.identity.session;

import dev.genkan.token.Json;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a template says: how tokens for another service are called, what they tell, and how long they are good for.
///
/// @param name 1 to 128 letters, digits, dots, hyphens and underscores of ASCII
/// @param claims JSON as [ClaimsTemplate] takes it
/// @param lifetime 30 seconds to 10 years
/// @param clockSkew how much earlier than it was made a token is valid, for readers whose clocks are behind; 0 to 300
///     seconds
public record TemplateTerms(
        String name, String claims, Duration lifetime, Duration clockSkew, TemplateSigning signing) {

    /// Sixty seconds, five of skew, the instance's own key.
    public static final Duration USUAL_LIFETIME = Duration.ofSeconds(60);

    public static final Duration USUAL_SKEW = Duration.ofSeconds(5);
    public static final Duration SHORTEST = Duration.ofSeconds(30);
    public static final Duration LONGEST = Duration.ofSeconds(315_360_000);
    private static final Duration MOST_SKEW = Duration.ofSeconds(300);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /// @throws Unfit if something of it is not as it should be; the fault of whoever wrote it
    public TemplateTerms {
        if (!NAME.matcher(name).matches()) {
            throw new Unfit("name", "a name is 1 to 128 letters, digits, dots, hyphens and underscores");
        }
        requireWithin("lifetime", lifetime, SHORTEST, LONGEST);
        requireWithin("allowed_clock_skew", clockSkew, Duration.ZERO, MOST_SKEW);
        try {
            ClaimsTemplate.parse(claims);
        } catch (ClaimsTemplate.Wrong e) {
            throw new Unfit("claims", String.valueOf(e.getMessage()));
        }
    }

    /// The usual ones, for these claims.
    public static TemplateTerms usual(String name, String claims) {
        return new TemplateTerms(name, claims, USUAL_LIFETIME, USUAL_SKEW, new TemplateSigning.House());
    }

    public TemplateTerms named(String other) {
        return new TemplateTerms(other, claims, lifetime, clockSkew, signing);
    }

    public TemplateTerms claiming(String other) {
        return new TemplateTerms(name, other, lifetime, clockSkew, signing);
    }

    public TemplateTerms living(Duration other) {
        return new TemplateTerms(name, claims, other, clockSkew, signing);
    }

    public TemplateTerms skewed(Duration other) {
        return new TemplateTerms(name, claims, lifetime, other, signing);
    }

    public TemplateTerms signedBy(TemplateSigning other) {
        return new TemplateTerms(name, claims, lifetime, clockSkew, other);
    }

    /// The claims as JSON values.
    public Map<String, @Nullable Object> claimsAsJson() {
        return Json.parseObject(claims);
    }

    private static void requireWithin(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new Unfit(field, "it is " + least.toSeconds() + " to " + most.toSeconds() + " seconds");
        }
    }

    /// Terms that cannot be; the message says why, in words for whoever wrote them.
    public static final class Unfit extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        private final String field;

        Unfit(String field, String message) {
            super(message);
            this.field = field;
        }

        /// As it is called on the wire, such as `allowed_clock_skew`.
        public String field() {
            return field;
        }
    }
}
