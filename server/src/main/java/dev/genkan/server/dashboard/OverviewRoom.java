package dev.genkan.server.dashboard;

import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.DailyFigures;
import dev.genkan.identity.user.DailyFigures.Day;
import dev.genkan.identity.user.UserQuery;
import dev.genkan.identity.user.UserSlice;
import dev.genkan.identity.user.Users;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.funnel.FunnelQuery;
import dev.genkan.onboarding.funnel.Period;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How the instance is doing: figures with their period, none of which counts people. What each means stands in
/// `decisions/0060`.
///
/// @param connect shown instead, as long as nobody is there but those who run it
public record OverviewRoom(
        DashboardDesk desk,
        DailyFigures figures,
        Users users,
        Sessions sessions,
        Funnel funnel,
        FlowBook flows,
        Standings standings,
        ConnectRoom connect,
        InstantSource clock)
        implements Room {

    private static final String HERE = "";
    /// Beyond these a figure says "and more".
    private static final int MOST_COUNTED = 10_000;

    private static final int NEWEST = 5;
    private static final Duration LATELY = Duration.ofHours(1);

    /// One of the figures at the top.
    ///
    /// @param trend how it changed, and `up` or `down` for which colour that has; both may be empty
    public record Figure(String name, String value, String trend, String direction, String note) {}

    @Override
    public Place place() {
        return Place.OVERVIEW;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.page(HERE, this::show), Route.page("/sign-ups.csv", this::file));
    }

    private void show(Call call) throws IOException {
        if (connect.isNobodyThere()) {
            connect.show(call, Place.OVERVIEW);
            return;
        }
        Lately lately = Lately.of(call.query("period"));
        LocalDate today = today();
        LocalDate from = lately.from(today);
        List<Day> all = figures.days(earliest(lately.before(today), today.minusDays(8)), today);
        List<Day> days = between(all, from, today);
        Map<String, Object> model = new HashMap<>();
        model.put("lately", lately);
        model.put("choices", Lately.values());
        model.put(
                "figures",
                List.of(
                        people(days, lately),
                        alive(),
                        yesterday(all, today),
                        finish(days, between(all, lately.before(today), from.minusDays(1)), lately)));
        model.put("plot", SignUpPlot.of(days, lately, desk.say()));
        model.put("newest", newest());
        model.put("usersHere", call.places().contains(Place.USERS));
        model.put("flowsHere", call.places().contains(Place.ONBOARDING));
        flows.order().all().stream().findFirst().ifPresent(flow -> {
            model.put("flow", flow);
            model.put("funnel", funnel(flow, new Period(from, today)));
        });
        desk.show(call, 200, Place.OVERVIEW, "overview", model);
    }

    private void file(Call call) throws IOException {
        LocalDate today = today();
        LocalDate from = Lately.of(call.query("period")).from(today);
        CsvFile.send(
                call.response(),
                "sign-ups.csv",
                List.of("day", "signed_up", "onboarded", "deleted"),
                figures.days(from, today).stream()
                        .map(day -> List.of(
                                day.day().toString(),
                                String.valueOf(day.signedUp()),
                                String.valueOf(day.onboarded()),
                                String.valueOf(day.deleted()))));
    }

    private FunnelView funnel(Onboarding flow, Period period) {
        FunnelQuery query = FunnelQuery.of(flow.name(), flow.version())
                .during(period)
                .inOrder(flow.steps().stream().map(step -> step.name()).toList());
        return FunnelView.of(funnel.report(query), step -> flows.title(flow.name(), flow.version(), step), desk.say());
    }

    private Figure people(List<Day> days, Lately lately) {
        long more =
                days.stream().mapToLong(day -> day.signedUp() - day.deleted()).sum();
        return new Figure(
                "Users", desk.say().number(figures.users()), signed(more), direction(more), "in " + lately.label());
    }

    private Figure alive() {
        Instant since = clock.instant().minus(LATELY);
        long here = users.countUpTo(MOST_COUNTED + 1, UserQuery.everybody().activeSince(since));
        String people = here == 1 ? " person" : " people";
        return new Figure(
                "Active sessions",
                bounded(sessions.countLiveUpTo(MOST_COUNTED + 1)),
                "",
                "",
                bounded(here) + people + " in the last hour");
    }

    private Figure yesterday(List<Day> all, LocalDate today) {
        long then = signUpsOf(all, today.minusDays(1));
        LocalDate before = today.minusDays(8);
        long known = signUpsOf(all, before);
        String weekday = before.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " before";
        if (known == 0) {
            return new Figure("Sign-ups yesterday", desk.say().number(then), "", "", "none on the " + weekday);
        }
        long percent = Math.round(100.0 * (then - known) / known);
        return new Figure(
                "Sign-ups yesterday",
                desk.say().number(then),
                signed(percent) + "%",
                direction(percent),
                "on the " + weekday);
    }

    private Figure finish(List<Day> days, List<Day> before, Lately lately) {
        long came = days.stream().mapToLong(Day::signedUp).sum();
        long through = days.stream().mapToLong(Day::onboarded).sum();
        long cameBefore = before.stream().mapToLong(Day::signedUp).sum();
        String value = desk.say().percent(through, came);
        String note = "of " + desk.say().number(came) + " in " + lately.label();
        if (came == 0 || cameBefore == 0) {
            return new Figure("Finish onboarding", value, "", "", note);
        }
        long throughBefore = before.stream().mapToLong(Day::onboarded).sum();
        long points = Math.round(100.0 * through / came) - Math.round(100.0 * throughBefore / cameBefore);
        String unit = Math.abs(points) == 1 ? " point" : " points";
        return new Figure(
                "Finish onboarding", value, points == 0 ? "" : signed(points) + unit, direction(points), note);
    }

    private List<Person> newest() {
        return standings.persons(
                users.slice(UserQuery.everybody(), new UserSlice(UserSlice.Sort.CREATED, false, 0, NEWEST)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Day> between(List<Day> days, LocalDate from, LocalDate until) {
        return days.stream()
                .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(until))
                .toList();
    }

    private static long signUpsOf(List<Day> days, LocalDate day) {
        return days.stream()
                .filter(one -> one.day().equals(day))
                .mapToLong(Day::signedUp)
                .sum();
    }

    private String bounded(long counted) {
        return counted > MOST_COUNTED
                ? desk.say().number(MOST_COUNTED) + "+"
                : desk.say().number(counted);
    }

    private String signed(long number) {
        return (number < 0 ? "−" : "+") + desk.say().number(Math.abs(number));
    }

    private static String direction(long number) {
        return number == 0 ? "" : number > 0 ? "up" : "down";
    }
}
