package dev.genkan.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @Test
    void cells_are_quoted_where_they_have_to_be() {
        assertThat(CsvFile.line(List.of("a", "", "b,c", "say \"hi\"", "two\nlines")))
                .isEqualTo("a,,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"})
    void what_a_spreadsheet_would_calculate_stays_text(String formula) {
        assertThat(CsvFile.line(List.of(formula))).isEqualTo("'" + formula + "\r\n");
    }

    @Test
    void a_return_at_the_beginning_is_no_way_around_it() {
        assertThat(CsvFile.line(List.of("\r=1+1"))).isEqualTo("\"'\r=1+1\"\r\n");
    }
}
