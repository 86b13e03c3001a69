package dev.genkan.identity.user;

import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.DailyFigures.Day;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DailyFiguresTest {

    private final House house;
    private final DailyFigures figures;

    DailyFiguresTest(Store store) {
        house = new House(store.of(getClass()));
        figures = house.figures;
    }

    @BeforeEach
    void nobody_is_there() {
        figures.flush();
        house.database.jdbc().sql("delete from genkan.users").update();
        house.database.jdbc().sql("delete from genkan.user_figures").update();
    }

    @Test
    void days_on_which_nothing_happened_are_there_too() {
        LocalDate today = today();
        assertThat(figures.users()).isZero();
        assertThat(figures.days(today.minusDays(6), today))
                .hasSize(7)
                .allSatisfy(day -> assertThat(day).isEqualTo(new Day(day.day(), 0, 0, 0)));
    }

    @Test
    void people_count_on_the_day_they_come_and_onboarded_on_that_day_too() {
        UserId ada = newcomer();
        newcomer();
        LocalDate first = today();
        house.clock.turn(Duration.ofDays(2));
        newcomer();
        onboard(ada, true);

        assertThat(figures.days(first, today()))
                .extracting(Day::signedUp, Day::onboarded, Day::deleted)
                .containsExactly(tuple(2L, 1L, 0L), tuple(0L, 0L, 0L), tuple(1L, 0L, 0L));
        assertThat(figures.users()).isEqualTo(3);

        onboard(ada, null);
        assertThat(figures.days(first, first)).extracting(Day::onboarded).containsExactly(0L);
    }

    @Test
    void who_goes_has_come_all_the_same() {
        UserId ada = newcomer();
        onboard(ada, true);
        LocalDate first = today();
        house.clock.turn(Duration.ofDays(1));

        assertThat(house.users.delete(ada, Actor.SYSTEM)).isTrue();
        assertThat(house.users.delete(ada, Actor.SYSTEM)).isFalse();

        assertThat(figures.days(first, today()))
                .extracting(Day::signedUp, Day::onboarded, Day::deleted)
                .containsExactly(tuple(1L, 1L, 0L), tuple(0L, 0L, 1L));
        assertThat(figures.users()).isZero();
    }

    @Test
    void who_is_brought_along_counts_on_the_day_they_came_elsewhere() {
        UserId ada = newcomer();
        Instant longAgo = house.clock.instant().minus(Duration.ofDays(400));
        house.users.update(ada, UserPatch.nothing().createdAt(longAgo));

        LocalDate then = LocalDate.ofInstant(longAgo, ZoneOffset.UTC);
        assertThat(figures.days(then, then)).extracting(Day::signedUp).containsExactly(1L);
        assertThat(figures.days(today(), today())).extracting(Day::signedUp).containsExactly(0L);
        assertThat(figures.users()).isEqualTo(1);
    }

    @Test
    void what_is_rolled_back_never_counted() {
        Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> house.database.inTransaction(() -> {
                    newcomer();
                    throw new IllegalStateException("the application changed its mind");
                }));
        assertThat(figures.users()).isZero();
        assertThat(rows()).isZero();
    }

    @Test
    void a_thousand_changes_by_eight_threads_while_rows_are_folded_are_counted_exactly() {
        LocalDate first = today();
        List<Integer> left = Race.of(9, racer -> {
            if (racer == 8) {
                for (int i = 0; i < 40; i++) {
                    figures.fold();
                }
                return 0;
            }
            Random chance = new Random(racer);
            List<UserId> mine = new ArrayList<>();
            for (int i = 0; i < 125; i++) {
                switch (mine.isEmpty() ? 0 : chance.nextInt(5)) {
                    case 0, 1 -> mine.add(newcomer());
                    case 2 -> house.users.delete(mine.removeLast(), Actor.SYSTEM);
                    case 3 -> onboard(mine.getLast(), true);
                    default -> onboard(mine.getFirst(), null);
                }
            }
            return mine.size();
        });

        long there = left.stream().mapToInt(Integer::intValue).sum();
        assertThat(figures.users()).isEqualTo(there).isEqualTo(house.users.count(UserQuery.everybody()));
        List<Day> before = figures.days(first, today());
        figures.fold();
        assertThat(figures.days(first, today())).isEqualTo(before);
        assertThat(rows()).isEqualTo(1);
        assertThat(before).extracting(day -> day.signedUp() - day.deleted()).containsExactly(there);
    }

    @Test
    void who_becomes_onboarded_costs_no_statement_and_is_written_at_the_end() {
        UserId ada = newcomer();
        onboard(ada, true);
        Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> house.database.inTransaction(() -> {
                    onboard(ada, null);
                    throw new IllegalStateException("the application changed its mind");
                }));
        assertThat(rows()).isEqualTo(1);

        figures.close();
        assertThat(rows()).isEqualTo(2);
        figures.fold();
        assertThat(rows()).isEqualTo(1);
        // as another node, or the next start, sees it
        assertThat(new House(house.database).figures.days(today(), today()))
                .extracting(Day::signedUp, Day::onboarded)
                .containsExactly(tuple(1L, 1L));
    }

    @Test
    void those_who_were_here_lately_and_sessions_that_are_alive_are_counted_no_further_than_one_wants() {
        int before = (int) house.sessions.countLiveUpTo(10_000);
        for (int i = 0; i < 3; i++) {
            house.member(freshAddress("grace"));
        }
        UserQuery lately =
                UserQuery.everybody().activeSince(house.clock.instant().minus(Duration.ofHours(1)));
        assertThat(house.users.countUpTo(10, lately)).isEqualTo(3);
        assertThat(house.users.countUpTo(2, lately)).isEqualTo(2);
        assertThat(house.sessions.countLiveUpTo(before + 100)).isEqualTo(before + 3);
        assertThat(house.sessions.countLiveUpTo(1)).isEqualTo(1);

        house.clock.turn(house.limits.sessionLifetime().plusSeconds(1));
        assertThat(house.sessions.countLiveUpTo(100)).isZero();
        assertThat(house.users.countUpTo(10, UserQuery.everybody().activeSince(house.clock.instant())))
                .isZero();
    }

    private UserId newcomer() {
        EmailAddress address = EmailAddress.parse(freshAddress("ada")).orElseThrow();
        return house.users.create(address, "email_code", House.FIREFOX).id();
    }

    private void onboard(UserId user, @Nullable Boolean onboarded) {
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put("onboarded", onboarded);
        house.users.mergeMetadata(user, MetadataPatch.ofPublic(patch));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
    }

    private long rows() {
        return house.database
                .jdbc()
                .sql("select count(*) from genkan.user_figures")
                .query(Long.class)
                .single();
    }
}
