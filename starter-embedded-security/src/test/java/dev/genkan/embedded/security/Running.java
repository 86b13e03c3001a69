package dev.genkan.embedded.security;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Engine;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A real Spring Boot application on a port that the system chose.
final class Running implements AutoCloseable {

    final ConfigurableApplicationContext context;

    private Running(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param data an empty folder
    /// @param properties as on a command line, without the dashes
    static Running start(Class<?> application, Path data, String... properties) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--genkan.data-dir=" + data.resolve("data"));
        List.of(properties).forEach(property -> arguments.add("--" + property));
        return new Running(bare(application).run(arguments.toArray(String[]::new)));
    }

    /// The same with no property set at all.
    static SpringApplicationBuilder bare(Class<?> application) {
        return new SpringApplicationBuilder(application)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false);
    }

    int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    URI address(String contextPath) {
        return URI.create("http://localhost:" + port() + contextPath);
    }

    Visitor visitor() {
        return new Visitor(address(""));
    }

    Engine engine() {
        return context.getBean(Engine.class);
    }

    String idOf(String address) {
        return engine().users()
                .findByEmailAddress(EmailAddress.parse(address).orElseThrow())
                .orElseThrow()
                .id()
                .value();
    }

    @Override
    public void close() {
        context.close();
    }
}
