package dev.genkan.server.development;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtTheMachineTest {

    private static final AtTheMachine DEVELOPMENT = new AtTheMachine(true, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "::1",
                "0:0:0:0:0:0:0:1",
                "0:0:0:0:0:0:0:1%0",
                "::1%lo",
                "::ffff:127.0.0.1"
            })
    void loopback_addresses_are_the_machine(String address) {
        assertThat(DEVELOPMENT.isTrueOf(request(address, address, Map.of("Host", "localhost:8080"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.1.7", "10.0.0.1", "128.0.0.1", "0.0.0.0", "::", "fe80::1%lo0", "2001:db8::1",
                        "::ffff:10.0.0.1",
                "localhost", "evil.example", "127.0.0.1.evil.example", "127.1", "", "%", "::1%", "[::1"
            })
    void no_other_peer_and_no_name_of_one_is(String address) {
        Map<String, String> headers = Map.of("Host", "localhost:8080");

        assertThat(DEVELOPMENT.isTrueOf(request(address, "127.0.0.1", headers))).isFalse();
        assertThat(DEVELOPMENT.isTrueOf(request("127.0.0.1", address, headers))).isFalse();
    }

    @Test
    void a_container_that_does_not_tell_addresses_is_not_believed() {
        assertThat(DEVELOPMENT.isTrueOf(request(null, "127.0.0.1", Map.of("Host", "localhost"))))
                .isFalse();
        assertThat(DEVELOPMENT.isTrueOf(request("127.0.0.1", null, Map.of("Host", "localhost"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8080", "localhost:", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:80"})
    void these_names_of_the_machine_are_good(String host) {
        assertThat(DEVELOPMENT.isTrueOf(request("127.0.0.1", "127.0.0.1", Map.of("Host", host))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "evil.example:80",
                "localhost:80.evil.example",
                "localhost.",
                "localhost:8o",
                "localhost, evil.example",
                "user@localhost",
                "127.0.0.2",
                "[::1",
                "::1",
                "[::1]x",
                "",
                ":80",
                " localhost"
            })
    void a_name_that_was_pointed_at_the_machine_is_not(String host) {
        assertThat(DEVELOPMENT.isTrueOf(request("127.0.0.1", "127.0.0.1", Map.of("Host", host))))
                .isFalse();
    }

    @Test
    void a_request_without_a_host_is_not() {
        assertThat(DEVELOPMENT.isTrueOf(request("127.0.0.1", "127.0.0.1", Map.of())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "x-forwarded-proto",
                "X-FORWARDED-ANYTHING",
                "X-Real-IP",
                "Via"
            })
    void what_somebody_passed_on_is_not_from_here(String header) {
        Map<String, String> headers = Map.of("Host", "localhost", header, "");

        assertThat(DEVELOPMENT.isTrueOf(request("127.0.0.1", "127.0.0.1", headers)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "", "null", "SPDY/3"})
    void what_proxies_speak_and_browsers_do_not_is_not_from_here(String protocol) {
        Map<String, String> headers = Map.of("Host", "localhost");

        assertThat(DEVELOPMENT.isTrueOf(request("127.0.0.1", "127.0.0.1", headers, protocol, Map.of())))
                .isFalse();
        assertThat(DEVELOPMENT.isTrueOf(request("127.0.0.1", "127.0.0.1", headers, "HTTP/2.0", Map.of())))
                .isTrue();
    }

    @Test
    void a_request_that_the_container_has_rewritten_is_not_from_here() {
        assertThat(DEVELOPMENT.isTrueOf(request(
                        "127.0.0.1",
                        "127.0.0.1",
                        Map.of("Host", "localhost"),
                        "HTTP/1.1",
                        Map.of("org.apache.tomcat.request.forwarded", true))))
                .isFalse();
    }

    @Test
    void a_filter_that_hides_how_a_request_came_in_hides_nothing() {
        HttpServletRequest passedOn =
                request("203.0.113.7", "127.0.0.1", Map.of("Host", "localhost", "X-Forwarded-For", "127.0.0.1"));
        HttpServletRequest disguised = new HttpServletRequestWrapper(new HttpServletRequestWrapper(passedOn) {
            @Override
            public String getRemoteAddr() {
                return "127.0.0.1";
            }

            @Override
            public Enumeration<String> getHeaderNames() {
                return Collections.enumeration(List.of("Host"));
            }
        });

        assertThat(DEVELOPMENT.isTrueOf(disguised)).isFalse();
    }

    @Test
    void where_forwarding_is_trusted_nobody_is_known_to_be_at_the_machine() {
        assertThat(new AtTheMachine(true, true).isTrueOf(atTheMachine())).isFalse();
    }

    @Test
    void in_production_nobody_is() {
        assertThat(new AtTheMachine(false, false).isTrueOf(atTheMachine())).isFalse();
    }

    private static HttpServletRequest atTheMachine() {
        HttpServletRequest request = request("127.0.0.1", "127.0.0.1", Map.of("Host", "localhost"));
        assertThat(DEVELOPMENT.isTrueOf(request)).isTrue();
        return request;
    }

    private static HttpServletRequest request(
            @Nullable String peer, @Nullable String local, Map<String, String> headers) {
        return request(peer, local, headers, "HTTP/1.1", Map.of());
    }

    private static HttpServletRequest request(
            @Nullable String peer,
            @Nullable String local,
            Map<String, String> headers,
            String protocol,
            Map<String, Object> attributes) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        return (HttpServletRequest) Proxy.newProxyInstance(
                AtTheMachineTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getLocalAddr" -> local;
                    case "getProtocol" -> protocol.equals("null") ? null : protocol;
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "getHeader" -> byName.get(((String) arguments[0]).toLowerCase(Locale.ROOT));
                    case "getHeaderNames" -> Collections.enumeration(byName.keySet());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
