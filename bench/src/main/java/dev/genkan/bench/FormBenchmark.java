package dev.genkan.bench;

import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.core.ResolvableType;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DataBinder;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/// What it costs to make a record of a posted form and to find its faults, beside Spring's binder with the same
/// constraints and the same validator.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class FormBenchmark {

    enum ApplicationType {
        B2C,
        B2B
    }

    record NewApplication(
            @NotBlank @Size(max = 80) String applicationName,
            @NotNull ApplicationType applicationType) {}

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();
    private final Form<NewApplication> form = Form.of(NewApplication.class, validator);
    private final SpringValidatorAdapter adapter = new SpringValidatorAdapter(validator);
    private final DefaultFormattingConversionService conversion = new DefaultFormattingConversionService();
    private final Map<String, List<String>> right =
            Map.of("applicationName", List.of("Tidepool"), "applicationType", List.of("B2B"));
    private final Map<String, List<String>> wrong =
            Map.of("applicationName", List.of("  "), "applicationType", List.of("B2B"));

    @Benchmark
    public Submission<NewApplication> readRight() {
        return form.read(right);
    }

    @Benchmark
    public Submission<NewApplication> readWrong() {
        return form.read(wrong);
    }

    @Benchmark
    public BindingResult peerSpringRight() {
        return bind(right);
    }

    @Benchmark
    public BindingResult peerSpringWrong() {
        return bind(wrong);
    }

    private BindingResult bind(Map<String, List<String>> posted) {
        DataBinder binder = new DataBinder(null, "form");
        binder.setTargetType(ResolvableType.forClass(NewApplication.class));
        binder.setConversionService(conversion);
        binder.setValidator(adapter);
        binder.construct(new DataBinder.ValueResolver() {
            @Override
            public @Nullable Object resolveValue(String name, Class<?> type) {
                List<String> values = posted.getOrDefault(name, List.of());
                return values.isEmpty() ? null : values.getFirst();
            }

            @Override
            public Set<String> getNames() {
                return posted.keySet();
            }
        });
        binder.validate();
        return binder.getBindingResult();
    }
}
