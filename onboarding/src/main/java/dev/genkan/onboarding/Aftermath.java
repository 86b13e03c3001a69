package dev.genkan.onboarding;

import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Does what flows want done after a completion, outside of the request and of every transaction: at least once, and
/// again after each failure, with pauses that grow to a day; then it is given up, with a line in the log, and stays in
/// the count.
///
/// Answers are read by the records of today: what they cannot hold any more is left out, as if it had been skipped.
public final class Aftermath {

    /// Before each further try.
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));

    private static final System.Logger LOG = System.getLogger(Aftermath.class.getName());

    private final Map<String, Editions> flows;
    private final Dues dues;
    private final Members members;

    /// @param flows all of the application
    public Aftermath(List<Editions> flows, Dues dues, Members members) {
        this.flows = flows.stream()
                .filter(edition -> !edition.flow().afterwards().isEmpty())
                .collect(Collectors.toMap(edition -> edition.flow().name(), edition -> edition));
        this.dues = dues;
        this.members = members;
    }

    /// Says of which flows something waits that nobody will do: the flow is gone, or does nothing afterwards any more.
    public void tellOfOrphans() {
        Set<String> orphans = new TreeSet<>(dues.flows());
        orphans.removeAll(flows.keySet());
        for (String orphan : orphans) {
            LOG.log(
                    Level.WARNING,
                    "Something waits to be done after completions of the flow \"" + orphan + "\", which is gone or"
                            + " says nothing of it any more. It stays until the flow is back.");
        }
    }

    /// Does all that is due now, one after the other.
    ///
    /// @param goesOn asked before each
    /// @return how much was taken in hand
    public int doDue(BooleanSupplier goesOn) {
        int taken = 0;
        while (!flows.isEmpty() && goesOn.getAsBoolean()) {
            Optional<Due> due = dues.next(flows.keySet());
            if (due.isEmpty()) {
                break;
            }
            attempt(due.get());
            taken++;
        }
        return taken;
    }

    private void attempt(Due due) {
        try {
            // of somebody who is gone nothing is to be done
            members.find(due.user()).ifPresent(member -> run(due, member));
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            failed(due, failure);
            return;
        }
        dues.done(due);
    }

    private void run(Due due, Member member) {
        Editions editions = Objects.requireNonNull(flows.get(due.flow()), "only what it can do is taken");
        Questions questions = editions.of(due.version()).orElse(editions.current());
        List<Completion> own = questions.flow().afterwards();
        Answers answers = answers(due, questions);
        for (Completion each : own.isEmpty() ? editions.flow().afterwards() : own) {
            Completing.run("what follows " + due.journey(), due.user(), () -> each.completed(member, answers));
        }
    }

    private static Answers answers(Due due, Questions questions) {
        Answers answers = Answers.in(due.journey());
        for (Step step : questions.flow().steps()) {
            Form<? extends Record> form = questions.form(step);
            var json = due.answers().get(step.name());
            if (json != null && form.read(form.typed(json)) instanceof Submission.Accepted<? extends Record> good) {
                answers = answers.and(good.record(), json);
            }
        }
        return answers;
    }

    private void failed(Due due, Throwable failure) {
        if (due.tries() > PAUSES.size()) {
            dues.giveUp(due);
            LOG.log(Level.ERROR, "Gave up on what follows " + due, failure);
            return;
        }
        Duration pause = PAUSES.get(due.tries() - 1);
        LOG.log(Level.WARNING, "What follows " + due + " failed and is tried again in " + pause, failure);
        dues.again(due, pause);
    }
}
