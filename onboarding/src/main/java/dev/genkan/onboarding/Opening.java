package dev.genkan.onboarding;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A member comes to a flow: the journey they are on is found, moved over from another version if need be, or begun.
public final class Opening {

    private static final int TRIES = 30;

    private final Editions editions;
    private final Journeys journeys;
    private final Members members;
    private final ShownText shown;
    private final Watch watch;
    private final InstantSource clock;

    public Opening(
            Editions editions,
            Journeys journeys,
            Members members,
            ShownText shown,
            Watch watch,
            InstantSource clock) {
        this.editions = editions;
        this.journeys = journeys;
        this.members = members;
        this.shown = shown;
        this.watch = watch;
        this.clock = clock;
    }

    /// @param member as they are stored now
    /// @param returnTo where the member wanted to go, remembered with the journey; empty leaves what is remembered
    /// @param locale in which they want to be asked; told of is the language in which they are
    public Journey open(Member member, String returnTo, Locale locale) {
        Locale spoken = shown.locale(locale);
        Patience patience = new Patience();
        for (int tries = 1; tries < TRIES || patience.waits(); tries++) {
            Optional<Journey> open =
                    journeys.findOpen(member.id(), editions.flow().name());
            Optional<Journey> here =
                    open.isEmpty() ? begin(member, returnTo, spoken) : goOn(open.get(), returnTo, spoken);
            if (here.isPresent()) {
                return here.get();
            }
        }
        throw new IllegalStateException("the journey of " + member.id() + " is being written without an end");
    }

    /// @return empty if another request of theirs was faster
    private Optional<Journey> begin(Member member, String returnTo, Locale locale) {
        Questions questions = editions.current();
        Onboarding flow = questions.flow();
        Instant now = now();
        Journey blank = Journey.begun(journeys.newId(now), member.id(), flow, returnTo, now);
        int finished = flow.upgradesFrom(member.publicMetadata());
        Journey begun = (finished > 0
                        ? Known.in(blank, questions, member, finished, journeys.findFinished(member.id(), flow.name()))
                        : blank)
                .settled(questions, now);
        List<Happening> happenings = new ArrayList<>();
        happenings.add(Told.of(begun, "", locale, now, new Happening.What.Started()));
        happenings.addAll(Told.reached(blank, begun, locale, now));
        try {
            journeys.inTransaction(() -> {
                journeys.begin(begun, flow.encryptsDrafts());
                members.happened(happenings);
                return begun;
            });
        } catch (Journeys.AlreadyBegun othersWereFaster) {
            return Optional.empty();
        }
        Told.tell(watch, happenings);
        return Optional.of(begun);
    }

    /// @return empty if another request wrote it meanwhile
    private Optional<Journey> goOn(Journey open, String returnTo, Locale locale) {
        if (editions.of(open.version()).isEmpty()) {
            return moveOver(open, locale);
        }
        if (returnTo.isEmpty() || returnTo.equals(open.returnTo())) {
            return Optional.of(open);
        }
        journeys.remember(open.id(), returnTo);
        return journeys.find(open.id());
    }

    private Optional<Journey> moveOver(Journey open, Locale locale) {
        Instant now = now();
        Journey moved = open.through(editions.current(), now);
        List<Happening> happenings = new ArrayList<>();
        happenings.add(Told.of(moved, stepOf(open), locale, now, new Happening.What.Upgraded(open.version())));
        happenings.addAll(Told.reached(open, moved, locale, now));
        boolean written = journeys.inTransaction(() -> switch (journeys.take(open.id())) {
            case Journeys.Taken.Mine mine -> {
                boolean saved = mine.journey().revision() == open.revision()
                        && journeys.save(moved, editions.flow().encryptsDrafts());
                if (saved) {
                    members.happened(happenings);
                }
                yield saved;
            }
            case Journeys.Taken.Busy busy -> false;
            case Journeys.Taken.Gone gone -> false;
        });
        if (!written) {
            return Optional.empty();
        }
        Told.tell(watch, happenings);
        return journeys.find(open.id());
    }

    private static String stepOf(Journey open) {
        return open.state() instanceof JourneyState.Open at ? at.step() : "";
    }

    /// Says that a page of the flow was sent.
    ///
    /// @param step the name of one, or [Step#CHECK]
    /// @param locale in which it was asked for
    public void shown(Journey journey, String step, Locale locale) {
        Told.tell(watch, List.of(Told.of(journey, step, shown.locale(locale), now(), new Happening.What.Shown())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
