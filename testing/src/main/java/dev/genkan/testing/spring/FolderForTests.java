package dev.genkan.testing.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A data folder that is empty when the application starts and gone when it has stopped, whatever its configuration
/// says.
final class FolderForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Path folder = folder();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("genkan-testing", Map.of("genkan.data-dir", folder.toString())));
        if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
            // what is registered first is destroyed last: the database is closed by then
            beans.registerDisposableBean("genkanFolderForTests", () -> delete(folder));
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("genkan-test");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
