package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Where browsers reach an application in development.
class SettingsTest {

    @Test
    void a_server_with_a_certificate_of_its_own_is_reached_by_https() {
        assertThat(address(Map.of("server.ssl.bundle", "door"))).isEqualTo("https://localhost:8443");
        assertThat(address(Map.of("server.ssl.key-store", "door.p12"))).isEqualTo("https://localhost:8443");
        assertThat(address(Map.of("server.ssl.certificate", "door.pem"))).isEqualTo("https://localhost:8443");
    }

    @Test
    void one_without_or_with_tls_switched_off_by_http() {
        assertThat(address(Map.of())).isEqualTo("http://localhost:8443");
        assertThat(address(Map.of("server.ssl.bundle", "door", "server.ssl.enabled", "false")))
                .isEqualTo("http://localhost:8443");
    }

    private static String address(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        ConfigurationPropertySources.attach(environment);
        GenkanProperties bound = Binder.get(environment).bindOrCreate("genkan", GenkanProperties.class);
        return new Settings(bound, environment).publicUrl(8443).toString();
    }
}
