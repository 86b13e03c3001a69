package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where requests are passed on, nobody is known to sit at the machine: the code that is known beforehand is worth
/// nothing.
class PassedOnTest {

    @TempDir
    Path data;

    @Test
    void on_a_development_machine_it_works() {
        assertThat(fixedCodeWorks(Applications.Plain.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {Applications.Rewriting.class, Applications.RewritingByRegistration.class})
    void behind_springs_own_filter_it_does_not(Class<?> application) {
        assertThat(fixedCodeWorks(application)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "genkan.trusted-proxies=10.0.0.0/8",
                "server.forward-headers-strategy=framework",
                "server.forward-headers-strategy=native"
            })
    void nor_where_the_configuration_says_so(String property) {
        assertThat(fixedCodeWorks(Applications.Plain.class, property)).isFalse();
    }

    private boolean fixedCodeWorks(Class<?> application, String... properties) {
        try (Running running = Running.start(application, data, properties)) {
            Visitor ada = running.visitor();
            ada.open("/sign-up");
            ada.send(
                    "/sign-up",
                    Map.of("email_address", "ada+clerk_test@example.com", "password", "correct horse battery"));
            ada.open("/sign-up/code");
            HttpResponse<String> entered = ada.send("/sign-up/code", Map.of("code", "424242"));
            return entered.statusCode() == 303;
        }
    }
}
