package dev.genkan.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the server is, and what follows from it.
class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "https://clerk.acme.example, acme.example",
        "https://auth.acme.example, auth.acme.example",
        // all of a top-level domain is nobody's
        "https://clerk.example, clerk.example",
        "https://CLERK.Acme.Example, acme.example",
        "http://localhost:9000, ''",
        "https://clerk.localhost, ''",
    })
    void its_domain_is_what_its_own_name_stands_before_and_never_more_than_somebodys(String url, String domain) {
        assertThat(Place.of(URI.create(url), true).domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "https://clerk.acme.example, accounts.acme.example",
        "https://Clerk.acme.example:8443, accounts.acme.example:8443",
        "https://auth.acme.example, ''",
        "http://clerk.localhost:9000, ''",
    })
    void sdks_that_know_its_key_alone_send_people_to_its_other_name(String url, String host) {
        assertThat(Place.of(URI.create(url), true).accountsHost().orElse("")).isEqualTo(host);
    }

    @Test
    void the_host_in_its_key_has_a_dot() {
        // "clerk.localhost:9000$"
        assertThat(Place.of(URI.create("http://localhost:9000"), false).key().value())
                .isEqualTo("pk_test_Y2xlcmsubG9jYWxob3N0OjkwMDAk");
    }
}
