package dev.genkan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Questions;
import jakarta.validation.Validation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The code of docs/flows.md is compiled, as members of one class, and the flows in it could be asked.
class FlowsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "flows.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    /// What the page takes for granted.
    private static final String AROUND = """
            import static dev.genkan.onboarding.Condition.where;
            import dev.genkan.forms.*;
            import dev.genkan.gate.Gate;
            import dev.genkan.onboarding.*;
            import dev.genkan.token.UserId;
            import jakarta.validation.constraints.*;
            import java.time.Duration;
            public class FlowsPage {
                public enum ApplicationType { B2C, B2B }
                public record AboutYou(@NotBlank String nickname) {}
                public record NewApplication(@NotBlank String applicationName, @NotNull ApplicationType applicationType) {}
                public record Security(boolean auditLog) {}
                public interface Workspaces {
                    boolean isTaken(String name);
                    void open(UserId owner, NewApplication application);
                    void welcome(String emailAddress);
                }
            %s
            }
            """;

    @TempDir
    Path folder;

    @Test
    void the_code_compiles_and_its_flows_stand() throws Exception {
        List<String> blocks = blocks();
        Path source = Files.writeString(folder.resolve("FlowsPage.java"), AROUND.formatted(String.join("\n", blocks)));

        assertThat(compiled(source)).isZero();

        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                var validators = Validation.buildDefaultValidatorFactory()) {
            List<Method> flows = Stream.of(loader.loadClass("FlowsPage").getDeclaredMethods())
                    .filter(method -> method.getReturnType() == Onboarding.class && method.getParameterCount() == 0)
                    .toList();
            assertThat(flows).hasSize(4);
            for (Method flow : flows) {
                assertThat(Modifier.isStatic(flow.getModifiers())).isTrue();
                flow.setAccessible(true);
                Questions.of((Onboarding) flow.invoke(null), validators.getValidator());
            }
        }
    }

    private int compiled(Path source) {
        return ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", classPath(), source.toString());
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
