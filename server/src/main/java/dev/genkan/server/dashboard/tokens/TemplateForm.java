package dev.genkan.server.dashboard.tokens;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.session.OwnAlgorithm;
import dev.genkan.identity.session.TemplateSigning;
import dev.genkan.identity.session.TemplateTerms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A JWT template as somebody typed it.
///
/// @param algorithm of a key of its own; empty for the instance's own key
/// @param key typed just now; empty to leave the one that is kept. Never shown again
public record TemplateForm(
        String name, String claims, String lifetime, String skew, String algorithm, String key, String as) {

    static final TemplateForm EMPTY =
            of(TemplateTerms.usual("name", "{\n  \n}")).named("");

    static TemplateForm of(PostedForm form) {
        return new TemplateForm(
                form.first("name").strip(),
                form.first("claims").replace("\r\n", "\n").replace('\r', '\n'),
                form.first("lifetime").strip(),
                form.first("allowed_clock_skew").strip(),
                form.first("algorithm"),
                form.first("key").strip(),
                form.first("as").strip());
    }

    static TemplateForm of(TemplateTerms terms) {
        String algorithm = switch (terms.signing()) {
            case TemplateSigning.House house -> "";
            case TemplateSigning.Own own -> own.algorithm().name();
        };
        return new TemplateForm(
                terms.name(),
                terms.claims(),
                String.valueOf(terms.lifetime().toSeconds()),
                String.valueOf(terms.clockSkew().toSeconds()),
                algorithm,
                "",
                "");
    }

    private TemplateForm named(String other) {
        return new TemplateForm(other, claims, lifetime, skew, algorithm, key, as);
    }

    /// As text without the key, to tell whether somebody has changed it: see [dev.genkan.server.dashboard.Seen].
    String stored() {
        return String.join("\n", name, lifetime, skew, algorithm, claims);
    }

    /// What comes of reading it.
    sealed interface Read {
        record Fit(TemplateTerms terms) implements Read {}

        /// @param problems by the field's id
        /// @param badLine where a mistake in the claims is; 0 for nowhere in particular
        record Unfit(Map<String, String> problems, int badLine) implements Read {}
    }

    /// @param kept how the stored one is signed; the instance's own way for a new one
    Read read(TemplateSigning kept) {
        Map<String, String> problems = new LinkedHashMap<>();
        int badLine = 0;
        try {
            ClaimsTemplate.parse(claims);
        } catch (ClaimsTemplate.Wrong e) {
            badLine = e.line();
            problems.put("claims", "Line " + e.line() + ", column " + e.column() + ": " + e.complaint());
        }
        Optional<Duration> lives = seconds(lifetime);
        Optional<Duration> skews = seconds(skew);
        Optional<TemplateSigning> signing = Optional.empty();
        if (lives.isEmpty()) {
            problems.put("lifetime", "Enter a whole number of seconds");
        }
        if (skews.isEmpty()) {
            problems.put("allowed_clock_skew", "Enter a whole number of seconds");
        }
        try {
            signing = Optional.of(signing(kept));
        } catch (IllegalArgumentException e) {
            problems.put("key", String.valueOf(e.getMessage()));
        }
        if (problems.isEmpty()) {
            try {
                return new Read.Fit(new TemplateTerms(
                        name, claims, lives.orElseThrow(), skews.orElseThrow(), signing.orElseThrow()));
            } catch (TemplateTerms.Unfit e) {
                String message = String.valueOf(e.getMessage());
                problems.put(e.field(), Character.toUpperCase(message.charAt(0)) + message.substring(1));
            }
        }
        return new Read.Unfit(problems, badLine);
    }

    private TemplateSigning signing(TemplateSigning kept) {
        if (algorithm.isEmpty()) {
            return new TemplateSigning.House();
        }
        OwnAlgorithm wanted = Stream.of(OwnAlgorithm.values())
                .filter(one -> one.name().equals(algorithm))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Choose one of these algorithms"));
        if (!key.isEmpty()) {
            return new TemplateSigning.Own(wanted, key);
        }
        if (kept instanceof TemplateSigning.Own own) {
            return new TemplateSigning.Own(wanted, own.key());
        }
        throw new IllegalArgumentException("Enter the key that the other service reads these tokens with");
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    /// Without the key.
    @Override
    public String toString() {
        return "TemplateForm[" + name + "]";
    }
}
