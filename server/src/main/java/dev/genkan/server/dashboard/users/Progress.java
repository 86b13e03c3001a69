package dev.genkan.server.dashboard.users;

import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Words;
import dev.genkan.identity.user.User;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Step;
import dev.genkan.onboarding.Underway;
import dev.genkan.onboarding.UnderwayQuery;
import dev.genkan.onboarding.jdbc.JdbcJourneys;
import dev.genkan.token.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How far members have come through the flows of the application. Whether somebody is through is asked of their
/// metadata, by the rule of the gate; where somebody is, of their journey.
public final class Progress {

    private final FlowOrder flows;
    private final JdbcJourneys journeys;
    private final List<Place> places;

    /// A step somebody may stand at.
    ///
    /// @param key `flow/step`, as addresses have it
    public record Place(String key, String flow, String step, String title) {}

    /// @param editions of these flows
    public Progress(FlowOrder flows, List<Editions> editions, Words words, JdbcJourneys journeys) {
        this.flows = flows;
        this.journeys = journeys;
        this.places = places(editions, words);
    }

    private static List<Place> places(List<Editions> editions, Words words) {
        List<Place> all = new ArrayList<>();
        for (Editions edition : editions) {
            Onboarding flow = edition.flow();
            for (Step step : flow.steps()) {
                String title = FormView.empty(edition.current().form(step), words, Locale.ENGLISH)
                        .title();
                all.add(place(flow.name(), step.name(), title));
            }
            if (flow.checksAnswers()) {
                all.add(place(flow.name(), Step.CHECK, words.text("onboarding.check.title", Locale.ENGLISH)));
            }
        }
        return all;
    }

    private static Place place(String flow, String step, String title) {
        return new Place(flow + "/" + step, flow, step, title);
    }

    /// Whether anybody is asked anything.
    public boolean isAny() {
        return !flows.all().isEmpty();
    }

    public List<Onboarding> flows() {
        return flows.all();
    }

    public List<Place> places() {
        return places;
    }

    Optional<Place> at(String key) {
        return places.stream().filter(place -> place.key().equals(key)).findFirst();
    }

    /// The words of a step, or its name if the flow has no such step any more.
    public String title(String flow, String step) {
        return at(flow + "/" + step).map(Place::title).orElse(step);
    }

    List<Underway> page(UnderwayQuery query) {
        return journeys.underway(query);
    }

    /// By the id of the user, in one query for all of them.
    Map<UserId, Standing> of(Collection<User> users) {
        Map<UserId, Standing> standings = new LinkedHashMap<>();
        if (!isAny()) {
            users.forEach(user -> standings.put(user.id(), Standing.MEMBER));
            return standings;
        }
        List<Underway> underway = journeys.underway(users.stream().map(User::id).toList());
        for (User user : users) {
            standings.put(
                    user.id(),
                    flows.firstOpen(user.publicMetadata().values())
                            .map(flow -> standing(user, flow, underway))
                            .orElse(Standing.ONBOARDED));
        }
        return standings;
    }

    private Standing standing(User user, Onboarding open, List<Underway> underway) {
        return underway.stream()
                .filter(one -> one.user().equals(user.id()) && one.flow().equals(open.name()))
                .findFirst()
                .map(one -> Standing.at(title(one.flow(), one.step())))
                .orElse(Standing.NOT_BEGUN);
    }
}
