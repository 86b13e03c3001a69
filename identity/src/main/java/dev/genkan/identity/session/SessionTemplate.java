package dev.genkan.identity.session;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.instance.Instance;
import dev.genkan.identity.instance.InstanceSettings;
import dev.genkan.identity.user.TokenBudget;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The template by which the session tokens of an instance are laid out: what the configuration names, or, where it
/// names none, what was saved last.
public final class SessionTemplate {

    /// The property that names it; what it names is not changed at run time.
    public static final String PROPERTY = "genkan.session-token.claims";

    /// What the audit log calls a change, with the instance as its target.
    public static final String ACTION = "session_token.change";

    private static final System.Logger LOG = System.getLogger(SessionTemplate.class.getName());

    private static final String SETTING = "session_claims";

    /// Why a text cannot be the template.
    ///
    /// @param line where, counted from 1; 0 if the template as a whole is the matter
    /// @param column the character in the line, likewise
    /// @param text a sentence without the place
    public record Complaint(int line, int column, String text) {

        static Complaint ofWhole(String text) {
            return new Complaint(0, 0, text);
        }

        /// With the place, if there is one.
        @Override
        public String toString() {
            return line == 0 ? text : "claims template, line " + line + ", column " + column + ": " + text;
        }
    }

    /// What comes of saving one.
    public sealed interface Saved {

        /// Tokens are laid out by it, beginning with the next one.
        record Kept() implements Saved {}

        record Refused(Complaint complaint) implements Saved {}

        /// Somebody else has saved another one meanwhile.
        ///
        /// @param stored theirs
        record Overtaken(String stored) implements Saved {}

        /// The configuration names it.
        record Fixed() implements Saved {}
    }

    private final Instance instance;
    private final CookieBudget budget;
    private final String configured;
    private final boolean fixed;
    private volatile Function<ClaimsTemplate, Optional<String>> readers = template -> Optional.empty();
    private volatile Runnable changed = () -> {};
    private volatile String passedOver = "";

    /// @param configured the template of the start
    /// @param fixed whether the configuration names it
    public SessionTemplate(Instance instance, CookieBudget budget, String configured, boolean fixed) {
        this.instance = instance;
        this.budget = budget;
        this.configured = configured;
        this.fixed = fixed;
    }

    public boolean isFixed() {
        return fixed;
    }

    /// The one in force.
    public String text() {
        return saved().orElse(configured);
    }

    /// What was saved and counts; empty for the template of the start.
    public Optional<String> saved() {
        return fixed ? Optional.empty() : usable(instance.settings());
    }

    private Optional<String> usable(InstanceSettings settings) {
        return settings.sessionClaims().filter(text -> !text.equals(passedOver));
    }

    /// Who reads tokens here: asked whether they could live with a template, and told when there is another.
    ///
    /// One that was saved before and that they cannot live with is passed over, with a line in the log.
    ///
    /// @param objection a sentence; empty if they can
    public void readBy(Function<ClaimsTemplate, Optional<String>> objection, Runnable toldOfChange) {
        readers = objection;
        changed = toldOfChange;
        passedOver = "";
        saved().ifPresent(text -> complaint(text, false).ifPresent(complaint -> {
            passedOver = text;
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The claims template that was saved is not used: " + complaint + ". Save another one.");
        }));
    }

    /// Whether tokens could be laid out by this text: empty if they could.
    public Optional<Complaint> complaint(String text) {
        return complaint(text, true);
    }

    /// @param weighed whether it has to fit everybody: what was saved when it did stays, as what the configuration
    /// names
    private Optional<Complaint> complaint(String text, boolean weighed) {
        try {
            ClaimsTemplate template = ClaimsTemplate.parse(text);
            Optional<String> objection = readers.apply(template);
            if (objection.isPresent()) {
                return objection.map(Complaint::ofWhole);
            }
            if (weighed) {
                budget.requireFits(template);
            }
            return Optional.empty();
        } catch (ClaimsTemplate.Wrong e) {
            return Optional.of(new Complaint(e.line(), e.column(), e.complaint()));
        } catch (TokenBudget.Exceeded e) {
            return Optional.of(Complaint.ofWhole(String.valueOf(e.getMessage())));
        }
    }

    /// Lays session tokens out by this text from now on, and after every start: the very next one, on other nodes
    /// within two seconds.
    ///
    /// @param seen whether what is stored at that very moment is what the change was made from
    public Saved save(String text, Predicate<String> seen, Actor actor) {
        if (fixed) {
            return new Saved.Fixed();
        }
        Optional<Complaint> complaint = complaint(text);
        if (complaint.isPresent()) {
            return new Saved.Refused(complaint.get());
        }
        try {
            instance.change(
                    settings -> {
                        String stored = usable(settings).orElse(configured);
                        if (!seen.test(stored)) {
                            throw new Meanwhile(stored);
                        }
                        return settings.with(SETTING, text);
                    },
                    ACTION,
                    actor);
        } catch (Meanwhile another) {
            return new Saved.Overtaken(another.stored);
        }
        changed.run();
        return new Saved.Kept();
    }

    /// Leads out of the change.
    private static final class Meanwhile extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String stored;

        private Meanwhile(String stored) {
            super("the template was changed meanwhile");
            this.stored = stored;
        }
    }
}
