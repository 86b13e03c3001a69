package dev.genkan.server.dashboard;

import dev.genkan.identity.user.User;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Step;
import dev.genkan.onboarding.Underway;
import dev.genkan.onboarding.UnderwayQuery;
import dev.genkan.onboarding.jdbc.JdbcJourneys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How people stand with the house, and at which step of which flow. Whether somebody is through is asked of their
/// metadata, by the rule of the gate; where somebody is, of their journey.
public final class Standings {

    private final FlowBook flows;
    private final JdbcJourneys journeys;
    private final InstantSource clock;
    private final List<Place> places;

    /// A step somebody may stand at.
    ///
    /// @param key `flow/step`, as addresses have it
    public record Place(String key, String flow, String step, String title) {}

    public Standings(FlowBook flows, JdbcJourneys journeys, InstantSource clock) {
        this.flows = flows;
        this.journeys = journeys;
        this.clock = clock;
        this.places = flows.order().all().stream().flatMap(this::places).toList();
    }

    private Stream<Place> places(Onboarding flow) {
        return Stream.concat(
                        flow.steps().stream().map(Step::name),
                        flow.checksAnswers() ? Stream.of(Step.CHECK) : Stream.of())
                .map(step -> new Place(
                        flow.name() + "/" + step, flow.name(), step, flows.title(flow.name(), flow.version(), step)));
    }

    /// Whether anybody is asked anything.
    public boolean isAny() {
        return !flows.order().all().isEmpty();
    }

    public boolean severalFlows() {
        return flows.order().all().size() > 1;
    }

    /// In the order of the flows and of their steps.
    public List<Place> places() {
        return places;
    }

    public Optional<Place> at(String key) {
        return places.stream().filter(place -> place.key().equals(key)).findFirst();
    }

    /// The words of a step, or its name if the flow has no such step any more.
    public String title(String flow, String step) {
        return at(flow + "/" + step).map(Place::title).orElse(step);
    }

    public List<Underway> page(UnderwayQuery query) {
        return journeys.underway(query);
    }

    /// These people as the pages show them, in the same order; one query for all of them.
    public List<Person> persons(List<User> users) {
        Instant now = clock.instant();
        List<Underway> underway =
                isAny() ? journeys.underway(users.stream().map(User::id).toList()) : List.of();
        return users.stream()
                .map(user -> new Person(user, standing(user, now, underway)))
                .toList();
    }

    private Standing standing(User user, Instant now, List<Underway> underway) {
        if (user.banned()) {
            return Standing.BANNED;
        }
        if (user.lockedAt(now)) {
            return Standing.LOCKED;
        }
        if (!isAny()) {
            // an application that asks its own questions, as the guide's does, writes the same flag
            boolean flagged = Boolean.TRUE.equals(user.publicMetadata().values().get(Onboarding.COMPLETE));
            return flagged ? Standing.ONBOARDED : Standing.MEMBER;
        }
        return flows.order()
                .firstOpen(user.publicMetadata().values())
                .map(flow -> at(user, flow, underway))
                .orElse(Standing.ONBOARDED);
    }

    private Standing at(User user, Onboarding open, List<Underway> underway) {
        return underway.stream()
                .filter(one -> one.user().equals(user.id()) && one.flow().equals(open.name()))
                .findFirst()
                .map(one -> Standing.at(title(one.flow(), one.step())))
                .orElse(Standing.NOT_BEGUN);
    }
}
