package dev.genkan.onboarding.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunnelCsvTest {

    private final Map<Tally, Long> sums = new HashMap<>();
    private final Map<Tally, Long> days = new HashMap<>();

    @Test
    void a_report_is_a_table() {
        count("", "en", Count.STARTED, "", 0, 3);
        count("name", "en", Count.REACHED, "", 0, 3);
        count("name", "en", Count.SHOWN, "", 0, 5);
        count("name", "en", Count.REFUSED, "", 0, 2);
        count("name", "en", Count.FIELD_REFUSED, "nickname", 0, 2);
        count("name", "en", Count.FIELD_REFUSED, "", 0, 1);
        count("name", "en", Count.ANSWERED, "", 4, 1);
        count("name", "de", Count.ANSWERED, "", 61, 1);
        count("", "en", Count.COMPLETED, "", 4, 1);
        days.put(new Tally("welcome", 1, "", "", 20_000, Count.STARTED, "", 0), 3L);

        assertThat(FunnelCsv.of(report(Map.of("name", 1L))).replace("\r\n", "\n"))
                .isEqualTo("""
                flow,version,language,day,kind,step,question,started,upgraded,moved_on,completed,reached,shown,answered,\
                changed,refused,went_back,skipped,paused,left,there,median_seconds,p90_seconds
                welcome,1,,,flow,,,3,0,0,1,,,,,,,,,2,,4,4
                welcome,1,,,step,name,,,0,0,,3,5,2,0,2,0,0,0,1,1,4,61
                welcome,1,,,question,name,,,,,,,,,,1,,,,,,,
                welcome,1,,,question,name,nickname,,,,,,,,,2,,,,,,,
                welcome,1,de,,flow,,,0,0,0,0,,,,,,,,,0,,,
                welcome,1,de,,step,name,,,0,0,,0,0,1,0,0,0,0,0,-1,,61,61
                welcome,1,en,,flow,,,3,0,0,1,,,,,,,,,2,,4,4
                welcome,1,en,,step,name,,,0,0,,3,5,1,0,2,0,0,0,2,,4,4
                welcome,1,en,,question,name,,,,,,,,,,1,,,,,,,
                welcome,1,en,,question,name,nickname,,,,,,,,,2,,,,,,,
                welcome,1,,2024-10-04,flow,,,3,0,0,0,,,,,,,,,3,,,
                welcome,1,,2024-10-04,step,name,,,0,0,,0,0,0,0,0,0,0,0,0,,,
                """);
    }

    @Test
    void every_line_has_as_many_cells_as_the_first_and_ends_as_the_format_says() {
        count("name", "en", Count.FIELD_REFUSED, "nickname", 0, 2);
        List<String> lines = FunnelCsv.lines(report(Map.of()));
        assertThat(lines).allMatch(line -> line.split(",", -1).length == 23);
        assertThat(FunnelCsv.of(report(Map.of()))).isEqualTo(String.join("\r\n", lines) + "\r\n");
    }

    @Test
    void no_text_is_a_formula_and_none_breaks_its_cell() {
        for (String evil : List.of("=1+1", "+1", "-1", "@sum", "\tx", "\rx", "a,b", "a\"b", "a\nb", "plain-1=")) {
            count(evil, "en", Count.FIELD_REFUSED, evil, 0, 1);
        }
        assertThat(FunnelCsv.lines(report(Map.of())).stream()
                        .filter(line -> line.startsWith("welcome,1,,,question,"))
                        .map(line -> line.substring("welcome,1,,,question,".length(), line.indexOf(",,,,,,,,,1,"))))
                .containsExactlyInAnyOrder(
                        "'=1+1,'=1+1",
                        "'+1,'+1",
                        "'-1,'-1",
                        "'@sum,'@sum",
                        "'\tx,'\tx",
                        "\"'\rx\",\"'\rx\"",
                        "\"a,b\",\"a,b\"",
                        "\"a\"\"b\",\"a\"\"b\"",
                        "\"a\nb\",\"a\nb\"",
                        "plain-1=,plain-1=");
    }

    @Test
    void steps_stand_as_the_caller_says_and_then_as_people_reach_them() {
        count("third", "en", Count.REACHED, "", 0, 1);
        count("first", "en", Count.REACHED, "", 0, 9);
        count("second", "en", Count.REACHED, "", 0, 5);
        assertThat(steps(List.of())).containsExactly("first", "second", "third");
        assertThat(steps(List.of("nobody-came", "third"))).containsExactly("nobody-came", "third", "first", "second");
    }

    private List<String> steps(List<String> order) {
        return Adding.report(FunnelQuery.of("welcome", 1).inOrder(order), sums, days, Map.of()).all().steps().stream()
                .map(Figures::step)
                .toList();
    }

    private FunnelReport report(Map<String, Long> there) {
        return Adding.report(FunnelQuery.of("welcome", 1), sums, days, there);
    }

    private void count(String step, String locale, Count what, String field, int seconds, long n) {
        sums.put(new Tally("welcome", 1, step, locale, 0, what, field, seconds), n);
    }
}
