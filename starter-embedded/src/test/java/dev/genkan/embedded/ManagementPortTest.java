package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Beside a management server on a port of its own.
class ManagementPortTest {

    @TempDir
    Path data;

    @Test
    void the_door_is_at_the_applications_port_and_the_management_port_has_none() {
        try (Running running = Running.start(Applications.Plain.class, data, "management.server.port=0")) {
            String management = running.context.getEnvironment().getProperty("local.management.port");
            Visitor operator = new Visitor(URI.create("http://localhost:" + management));

            HttpResponse<String> health = operator.call("/actuator/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("UP");
            assertThat(health.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(operator.call("/sign-in").statusCode()).isEqualTo(404);

            assertThat(running.visitor().open("/actuator/health").statusCode()).isEqualTo(303);
            Visitor ada = running.visitor().signUp(running.engine(), "ada@example.com");
            assertThat(ada.claims()).containsEntry("iss", "http://localhost:" + running.port());
        }
    }

    @Test
    void on_the_applications_own_port_it_is_a_route_like_any_other() {
        try (Running running = Running.start(Applications.Plain.class, data)) {
            assertThat(running.visitor().open("/actuator/health").statusCode()).isEqualTo(303);
            assertThat(running.visitor()
                            .signUp(running.engine(), "ada@example.com")
                            .call("/actuator/health")
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
