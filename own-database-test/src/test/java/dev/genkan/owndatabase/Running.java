package dev.genkan.owndatabase;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.onboarding.Completion;
import dev.genkan.server.Engine;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A real Spring Boot application on a port that the system chose.
final class Running implements AutoCloseable {

    /// Leaves JDBC, and its transaction manager.
    static final String WITHOUT_JPA = "spring.autoconfigure.exclude="
            + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
            + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    final ConfigurableApplicationContext context;

    private Running(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param data an empty folder
    /// @param properties as on a command line, without the dashes
    static Running start(Class<?> application, Path data, String... properties) {
        List<String> arguments = new ArrayList<>();
        arguments.add("genkan.data-dir=" + data.resolve("data"));
        arguments.add("genkan.limits.sign-ups-per-network=10000");
        arguments.addAll(List.of(properties));
        return run(application, arguments);
    }

    /// With these properties and no others.
    static Running bare(String... properties) {
        return run(Acme.class, List.of(properties));
    }

    private static Running run(Class<?> application, List<String> properties) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        properties.forEach(property -> arguments.add("--" + property));
        return new Running(new SpringApplicationBuilder(application)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new)));
    }

    int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    Visitor visitor() {
        return new Visitor(URI.create("http://localhost:" + port()));
    }

    /// An address at which nobody lives yet.
    static String freshAddress() {
        return "ada" + PEOPLE.incrementAndGet() + "@example.com";
    }

    /// Somebody who has signed up and sees the form.
    Visitor newcomer(String address) {
        Visitor ada = visitor().signUp(engine(), address);
        ada.open("/onboarding");
        return ada;
    }

    void then(Completion completion) {
        context.getBean(Acme.Hook.class).completion = completion;
    }

    Acme.Clock clock() {
        return context.getBean(Acme.Clock.class);
    }

    Engine engine() {
        return context.getBean(Engine.class);
    }

    Users users() {
        return context.getBean(Users.class);
    }

    User userAt(String address) {
        return users().findByEmailAddress(EmailAddress.parse(address).orElseThrow())
                .orElseThrow();
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    long count(String query, Object... parameters) {
        return jdbc().sql("select count(*) from " + query)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
    }
}
