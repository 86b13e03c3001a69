package dev.genkan.identity.event;

import static dev.genkan.identity.House.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.Cursor;
import dev.genkan.identity.Database;
import dev.genkan.identity.House;
import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AuditTest {

    private final House house;
    private final Instant begin;

    AuditTest(Store store) {
        house = new House(Database.of(store.fresh()));
        begin = Instant.ofEpochMilli(house.clock.millis());
        for (int i = 0; i < 7; i++) {
            house.audit.write(
                    new Actor(i % 2 == 0 ? "operator" : "system", FIREFOX),
                    "act." + i,
                    "user_" + i % 3,
                    Map.of(),
                    Map.of("i", i));
            if (i > 1) {
                house.clock.turn(Duration.ofMinutes(1));
            }
        }
    }

    @Test
    void its_pages_follow_one_another_newest_first() {
        assertThat(walk(AuditQuery.everything(), 2))
                .hasSize(7)
                .startsWith("act.6", "act.5", "act.4", "act.3")
                .containsAll(List.of("act.0", "act.1", "act.2"));
        assertThat(walk(AuditQuery.everything(), 3)).isEqualTo(walk(AuditQuery.everything(), 500));
    }

    @Test
    void target_actor_and_time_narrow_it_down() {
        assertThat(walk(AuditQuery.everything().target("user_1"), 1)).containsExactly("act.4", "act.1");
        assertThat(walk(AuditQuery.everything().actor("system"), 9)).containsExactly("act.5", "act.3", "act.1");
        assertThat(walk(AuditQuery.everything().actor("system").target("user_2"), 9))
                .containsExactly("act.5");
        assertThat(walk(AuditQuery.everything().since(begin.plusSeconds(60)).until(begin.plusSeconds(180)), 9))
                .containsExactly("act.4", "act.3");
        assertThat(walk(AuditQuery.everything().target("user_9"), 9)).isEmpty();
    }

    @Test
    void a_cursor_that_is_none_is_refused() {
        assertThatThrownBy(() -> house.audit.list(AuditQuery.everything(), new PageRequest(1, "nonsense")))
                .isInstanceOf(Cursor.Unknown.class);
    }

    private List<String> walk(AuditQuery query, int limit) {
        List<String> actions = new ArrayList<>();
        PageRequest request = PageRequest.first(limit);
        Page<Audit.Entry> page = house.audit.list(query, request);
        while (true) {
            page.items().forEach(entry -> actions.add(entry.action()));
            if (page.isLast()) {
                return actions;
            }
            request = request.after(page);
            page = house.audit.list(query, request);
        }
    }
}
