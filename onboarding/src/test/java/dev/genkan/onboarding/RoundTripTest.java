package dev.genkan.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.Form;
import dev.genkan.forms.Lines;
import dev.genkan.forms.Submission;
import dev.genkan.onboarding.Flows.Office;
import dev.genkan.onboarding.Flows.Role;
import dev.genkan.token.Claims;
import dev.genkan.token.Json;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever a form accepts, the claims hand out as the same record, and the page shows as the same answers.
class RoundTripTest {

    record Everything(
            String text,
            @Nullable String openText,
            @Lines String lines,
            @Nullable URI site,
            int whole,
            @Nullable Long openWhole,
            double number,
            @NotNull BigDecimal decimal,
            @Nullable BigDecimal openDecimal,
            @Nullable LocalDate date,
            boolean tick,
            Boolean box,
            @Nullable Role choice,
            List<Role> list,
            Set<Role> set,
            @Valid Office office,
            @Valid @Nullable Office second) {}

    private static final Form<Everything> FORM = Form.of(Everything.class, Flows.VALIDATOR);

    private static final List<String> ROLES = List.of("DEVELOPER", "DESIGNER", "OWNER");

    private final Random random = new Random(20261123);

    @Test
    void what_a_form_writes_the_claims_read() {
        int accepted = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, List<String>> posted = posted();
            if (FORM.read(posted) instanceof Submission.Accepted<Everything> answered) {
                Everything answers = answered.record();
                Map<String, @Nullable Object> kept = Json.parseObject(Json.write(FORM.toJson(answers)));
                assertThat(claims(kept).metadata(Everything.class)).contains(answers);
                assertThat(claims(withoutNulls(kept)).metadata(Everything.class))
                        .contains(answers);
                assertThat(FORM.read(FORM.typed(kept))).isEqualTo(answered);
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    private Map<String, List<String>> posted() {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        for (String text : List.of("text", "openText", "lines", "office.street", "second.city", "second.street")) {
            posted.put(text, List.of(text(random.nextInt(6))));
        }
        posted.put("office.city", List.of("x" + text(random.nextInt(6))));
        posted.put("site", List.of(random.nextBoolean() ? "" : "https://example.com/" + random.nextInt()));
        posted.put("whole", List.of(Integer.toString(random.nextInt())));
        posted.put("openWhole", List.of(random.nextBoolean() ? "" : Long.toString(random.nextLong())));
        posted.put("number", List.of(number()));
        posted.put("decimal", List.of(number()));
        posted.put("openDecimal", List.of(random.nextBoolean() ? "" : number()));
        if (random.nextBoolean()) {
            posted.put("date.day", List.of(Integer.toString(1 + random.nextInt(31))));
            posted.put("date.month", List.of(Integer.toString(1 + random.nextInt(12))));
            posted.put("date.year", List.of(Integer.toString(1000 + random.nextInt(9000))));
        }
        posted.put("tick", random.nextBoolean() ? List.of() : List.of("true"));
        posted.put("box", random.nextBoolean() ? List.of() : List.of("true"));
        posted.put("choice", List.of(random.nextBoolean() ? "" : Role.OWNER.name()));
        posted.put("list", roles());
        posted.put("set", roles());
        return posted;
    }

    private List<String> roles() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(any -> ROLES.get(random.nextInt(3)))
                .toList();
    }

    private String number() {
        return new BigDecimal(random.nextLong() >> random.nextInt(64))
                .movePointLeft(random.nextInt(9))
                .toPlainString();
    }

    private String text(int length) {
        int[] some = {'a', 'Z', '0', ' ', '"', '\\', '<', '\u00e4', '\u6f6e', 0x1F600, '\'', '{', '.'};
        StringBuilder text = new StringBuilder();
        IntStream.range(0, length).forEach(any -> text.appendCodePoint(some[random.nextInt(some.length)]));
        return text.toString();
    }

    /// As public metadata has it after a merge, in which null deletes.
    private static Map<String, @Nullable Object> withoutNulls(Map<String, @Nullable Object> kept) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(kept);
        merged.values().removeIf(value -> value == null);
        return merged;
    }

    private static Claims claims(Map<String, @Nullable Object> metadata) {
        return new Claims(
                "https://app.example",
                new UserId("user_ada"),
                new SessionId("sess_1"),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                Map.of("metadata", metadata));
    }
}
