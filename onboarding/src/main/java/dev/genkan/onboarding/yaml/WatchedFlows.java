package dev.genkan.onboarding.yaml;

import dev.genkan.onboarding.AlsoThen;
import dev.genkan.onboarding.Onboarding;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All flows of an application, the declared ones too: those in code first, then those of its file, which may be looked
/// at again while it runs. Which of them are in force is the business of whoever looks.
public final class WatchedFlows {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final List<Onboarding> inCode;
    private final List<AlsoThen> hooks;
    private final FlowSource file;
    private final Validator validator;
    private final InstantSource clock;
    private final List<Onboarding> atStart;
    /// Null if there is nothing that could change.
    private final @Nullable Path onDisk;
    private final ReentrantLock looking = new ReentrantLock();
    private Instant looked;
    private Stamp seen;

    /// Reads the file.
    ///
    /// @param inCode the flows that are no matter of the file
    /// @param hooks put on the flows of the file
    /// @param file may be none
    /// @throws WrongFlowFile with all that is wrong in it
    /// @throws IllegalArgumentException if it cannot be read, or if a hook is about a flow that is not in it
    public WatchedFlows(
            List<Onboarding> inCode, List<AlsoThen> hooks, FlowSource file, Validator validator, InstantSource clock) {
        this.inCode = List.copyOf(inCode);
        this.hooks = List.copyOf(hooks);
        this.file = file;
        this.validator = validator;
        this.clock = clock;
        this.onDisk = file.onDisk().orElse(null);
        this.looked = clock.instant();
        // before it is read, so that what is written meanwhile is seen at the next look
        this.seen = stamp();
        List<Onboarding> read = file.read(validator);
        hooks.forEach(hook -> requireAmong(read, hook));
        this.atStart = with(read);
    }

    private static void requireAmong(List<Onboarding> read, AlsoThen hook) {
        if (read.stream().noneMatch(flow -> flow.name().equals(hook.flow()))) {
            throw new IllegalArgumentException("Something is to be done after the flow \"" + hook.flow()
                    + "\" (AlsoThen), which is in no file of flows. Name one that is, or say then(…) in code.");
        }
    }

    /// All flows as they were when this was made.
    public List<Onboarding> atStart() {
        return atStart;
    }

    /// Those of them that stand in no file.
    public List<Onboarding> inCode() {
        return inCode;
    }

    /// Whether there is a file that can change.
    public boolean canChange() {
        return onDisk != null;
    }

    /// What a look at the file has brought.
    public sealed interface News {

        /// It says something else now.
        ///
        /// @param all the flows in code and those of the file, in order
        record Changed(List<Onboarding> all) implements News {}

        /// It cannot be used.
        ///
        /// @param why a line for each fault, beginning with file, line and column where they are known
        record Faulty(String why) implements News {}
    }

    /// Looks at the file, if the last look is a second ago, and reads it if it has changed since. Of several who
    /// look at once one does; the others go on at once. It is told of before anybody looks again, so that what is
    /// told last is what stands there.
    public void look(Consumer<News> told) {
        if (!canChange() || !looking.tryLock()) {
            return;
        }
        try {
            if (!isTime()) {
                return;
            }
            Stamp now = stamp();
            if (!now.equals(seen)) {
                seen = now;
                told.accept(news());
            }
        } finally {
            looking.unlock();
        }
    }

    /// A clock that was turned back makes nobody wait.
    private boolean isTime() {
        Instant now = clock.instant();
        boolean soon = !now.isBefore(looked) && now.isBefore(looked.plus(LOOK_EVERY));
        if (!soon) {
            looked = now;
        }
        return !soon;
    }

    private News news() {
        try {
            return new News.Changed(with(file.read(validator)));
        } catch (IllegalArgumentException e) {
            return new News.Faulty(String.valueOf(e.getMessage()));
        }
    }

    private Stamp stamp() {
        return onDisk == null ? Stamp.NOTHING : Stamp.of(onDisk);
    }

    private List<Onboarding> with(List<Onboarding> read) {
        List<Onboarding> hooked = new ArrayList<>();
        for (Onboarding flow : read) {
            Onboarding doing = flow;
            for (AlsoThen hook : hooks) {
                doing = hook.on(doing);
            }
            hooked.add(doing);
        }
        return Stream.concat(inCode.stream(), hooked.stream()).toList();
    }
}
