package dev.genkan.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.Handed;
import dev.genkan.server.standalone.WireHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Markup in every field and every word of an address that the rooms of a server read. Which those are is read from
/// their sources, so that a new one is tried too.
class DashboardTextsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/genkan/server/dashboard");
    private static final Pattern READ =
            Pattern.compile("(?:query|first|all|containsKey|getOrDefault)\\(\\s*\"(\\w+)\"");
    private static final List<String> MARKUP = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "</textarea></title><svg/onload=alert(1)>",
            "[[${7*191}]] __${7*191}__");

    @Test
    void markup_comes_back_as_text_from_everything_that_is_read(@TempDir Path directory) throws IOException {
        List<String> names = names();
        assertThat(names).contains("email_address", "actor", "cursor");
        try (WireHouse house = new WireHouse(directory)) {
            Browser ada = house.memberAt("ada@example.com");
            house.engine.operators().add(EmailAddress.parse("ada@example.com").orElseThrow(), Role.FULL, Actor.SYSTEM);
            ada.open(Desks.AT + "/operators");
            List<Route> routes = Handed.dashboardRoutes(house.engine);
            for (String markup : MARKUP) {
                String[] fields =
                        names.stream().flatMap(name -> Stream.of(name, markup)).toArray(String[]::new);
                String query = names.stream()
                        .map(name -> name + "=" + Browser.encoded(markup))
                        .collect(Collectors.joining("&", "?", ""));
                for (Route route : routes) {
                    String path = Desks.AT + route.template().replaceAll("\\{\\w+}", "nobody_1");
                    Answer answer = route.method().equals("POST")
                            ? ada.copy().send(path, fields)
                            : ada.copy().open(path + query);
                    assertHarmless(route, answer);
                }
                // and what was kept of it
                routes.stream()
                        .filter(route -> route.method().equals("GET"))
                        .forEach(route -> assertHarmless(
                                route,
                                ada.copy().open(Desks.AT + route.template().replaceAll("\\{\\w+}", "nobody_1"))));
            }
        }
    }

    private static void assertHarmless(Route route, Answer answer) {
        assertThat(answer.status()).as(route.method() + " " + route.template()).isLessThan(500);
        if (answer.header("Content-Type").startsWith("text/html")) {
            assertThat(answer.body())
                    .as(route.method() + " " + route.template())
                    .doesNotContain("<script>alert", "onerror=alert(1)>", "<svg/onload", "\"><img", "1337");
        }
    }

    private static List<String> names() throws IOException {
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                READ.matcher(Files.readString(file)).results().forEach(read -> names.add(read.group(1)));
            }
        }
        return List.copyOf(names);
    }
}
