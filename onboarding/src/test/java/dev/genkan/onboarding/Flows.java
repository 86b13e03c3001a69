package dev.genkan.onboarding;

import dev.genkan.forms.Lines;
import dev.genkan.token.UserId;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The guide's flow, a longer one, and the people who walk them.
public final class Flows {

    public record NewApplication(
            @NotBlank @Size(max = 80) String applicationName,
            @NotNull ApplicationType applicationType) {}

    public enum ApplicationType {
        B2C,
        B2B
    }

    public record AboutYou(@NotBlank @Size(max = 40) String nickname) {}

    public enum Role {
        DEVELOPER,
        DESIGNER,
        OWNER
    }

    public record Office(@NotBlank String city, @Nullable String street) {}

    /// One question of every kind.
    public record YourTeam(
            @Positive int seats,
            @NotNull BigDecimal budget,
            @NotNull LocalDate start,
            @NotEmpty List<Role> roles,
            @Nullable URI site,
            boolean remote,
            @Lines String story,
            @Valid Office office) {}

    public static final Map<String, String> TEAM = Map.of(
            "seats", "12",
            "budget", "1.234,50",
            "start.day", "1",
            "start.month", "4",
            "start.year", "2027",
            "roles", "OWNER",
            "remote", "true",
            "story", "One\r\ntwo",
            "office.city", "Turku");

    public static final UserId ADA = new UserId("user_ada");
    public static final UserId GRACE = new UserId("user_grace");

    public static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private Flows() {}

    public static Onboarding welcome(int version) {
        return Onboarding.flow("welcome", version).ask(NewApplication.class).landAt("/dashboard");
    }

    public static Onboarding twoSteps() {
        return Onboarding.flow("setup", 1)
                .ask(AboutYou.class)
                .ask(NewApplication.class)
                .landAt("/dashboard");
    }

    public static Onboarding threeSteps() {
        return Onboarding.flow("long", 1)
                .ask(AboutYou.class)
                .ask(NewApplication.class)
                .ask(YourTeam.class)
                .landAt("/dashboard");
    }

    public static Map<String, List<String>> typed(String name, String value, String... more) {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put(name, List.of(value));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], List.of(more[i + 1]));
        }
        return fields;
    }

    public static List<Completion> completionsOf(Onboarding flow) {
        return flow.completions();
    }
}
