package dev.genkan.onboarding.funnel;

import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Happening.What;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.Watch;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Ten thousand people on their way through a flow of three steps, `name`, `team` and `done`. Of every ten one leaves
/// at each step and one skips the second; everybody else goes through. Seven thousand are asked version 1.
public final class Crowd {

    public static final int PEOPLE = 10_000;
    public static final List<String> STEPS = List.of("name", "team", "done");
    public static final List<String> LOCALES = List.of("en", "de", "ar");

    private static final Instant FIRST_DAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-11-20T23:59:50Z");

    private Crowd() {}

    /// One of them, from 0.
    public static void walk(int person, Watch watch) {
        new Walk(person, watch).go();
    }

    private static final class Walk {

        private final int person;
        private final Watch watch;
        private final Instant start;
        private Instant now;

        private Walk(int person, Watch watch) {
            this.person = person;
            this.watch = watch;
            this.start = (person % 7 == 0 ? BEFORE_MIDNIGHT : FIRST_DAY).plus(Duration.ofDays(person % 3));
            this.now = start;
        }

        private void go() {
            tell("", new What.Started());
            arrive("name");
            if (person % 4 == 1) {
                tell("name", new What.Refused(List.of("nickname", "")));
                tell("name", new What.Shown());
            }
            if (person % 10 == 9) {
                return;
            }
            after(5 + person % 20);
            tell("name", new What.Answered(Duration.ofSeconds(5 + person % 20)));
            arrive("team");
            if (person % 5 == 0) {
                tell("team", new What.WentBack());
                tell("name", new What.Shown());
                tell("name", new What.Changed());
            }
            if (person % 10 == 8) {
                tell("team", new What.Paused());
                return;
            }
            int seconds = person % 9 * 500;
            after(seconds);
            tell(
                    "team",
                    person % 10 == 7
                            ? new What.Skipped(Duration.ofSeconds(seconds))
                            : new What.Answered(Duration.ofSeconds(seconds)));
            arrive("done");
            if (person % 10 == 6) {
                return;
            }
            after(3);
            tell("done", new What.Answered(Duration.ofSeconds(3)));
            tell("", new What.Completed(Duration.between(start, now)));
        }

        private void arrive(String step) {
            tell(step, new What.Reached());
            tell(step, new What.Shown());
        }

        private void after(int seconds) {
            now = now.plusSeconds(seconds);
        }

        private void tell(String step, What what) {
            int tenth = person / 10 % 10;
            watch.saw(new Happening(
                    new JourneyId("jrn_" + person),
                    new UserId("user_" + person),
                    "welcome",
                    person < 7_000 ? 1 : 2,
                    step,
                    Locale.forLanguageTag(LOCALES.get(tenth < 5 ? 0 : tenth < 8 ? 1 : 2)),
                    now,
                    what));
        }
    }

    /// What all of them did, in the order of the people.
    public static List<Happening> everything() {
        List<Happening> all = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            walk(person, all::add);
        }
        return all;
    }
}
