package dev.genkan.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.Handed;
import dev.genkan.server.standalone.WireHouse;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Markup and formulas that are kept: in everything that a person and an instance have a field for. They are shown as
/// text on every page, and are no formula in any file.
class KeptTextsTest {

    private static final String MARKUP = "=\"><img src=x onerror=alert(1)><script>alert(1)</script>";

    @Test
    void what_is_kept_is_shown_as_text_on_every_page_and_is_no_formula_in_any_file(@TempDir Path directory) {
        try (WireHouse house = new WireHouse(directory)) {
            Browser ada = house.memberAt("ada@example.com");
            house.engine.operators().add(EmailAddress.parse("ada@example.com").orElseThrow(), Role.FULL, Actor.SYSTEM);
            house.memberAt("mallory@example.com").sending("User-Agent", MARKUP).open("/user");
            User mallory = house.engine
                    .users()
                    .findByEmailAddress(
                            EmailAddress.parse("mallory@example.com").orElseThrow())
                    .orElseThrow();
            house.engine
                    .users()
                    .update(
                            mallory.id(),
                            UserPatch.nothing()
                                    .firstName(MARKUP)
                                    .lastName(MARKUP)
                                    .externalId(MARKUP)
                                    .publicMetadata(Metadata.of(Map.of(MARKUP, MARKUP)))
                                    .unsafeMetadata(Metadata.of(Map.of("x", "</textarea>" + MARKUP))));
            house.engine.users().ban(mallory.id(), new Actor(MARKUP, dev.genkan.identity.Browser.NONE));
            String key = house.engine
                    .secretKeys()
                    .make("sk_test_", MARKUP, Actor.SYSTEM)
                    .key()
                    .id();
            String endpoint = house.engine
                    .webhooks()
                    .add(URI.create("http://127.0.0.1:9/%3Cscript%3Ealert(1)"), Set.of(), Actor.SYSTEM)
                    .endpoint()
                    .id()
                    .value();
            house.engine.instance().change(now -> now.with("support_email", MARKUP), "test", Actor.SYSTEM);

            int pages = 0;
            int files = 0;
            for (Route route : Handed.dashboardRoutes(house.engine)) {
                if (!route.method().equals("GET")) {
                    continue;
                }
                String path = Desks.AT
                        + route.template()
                                .replace("{user_id}", mallory.id().value())
                                .replace("{user_ids}", mallory.id().value())
                                .replace("{key_id}", key)
                                .replace("{endpoint_id}", endpoint)
                                .replaceAll("\\{\\w+}", "nobody_1");
                Answer answer = ada.copy().open(path);
                assertThat(answer.status()).as(path).isLessThan(500);
                if (answer.header("Content-Type").startsWith("text/html")) {
                    pages++;
                    assertThat(answer.body())
                            .as(path)
                            .doesNotContain("<img src=x", "<script>alert", "\"><img", "</textarea>=");
                } else if (answer.header("Content-Type").startsWith("text/csv")) {
                    files++;
                    assertThat(cells(answer.body())).as(path).noneMatch(cell -> cell.matches("[=+@\t\r-].*"));
                }
            }
            assertThat(pages).isGreaterThan(25);
            assertThat(files).isGreaterThan(8);
            assertThat(ada.open(Desks.AT + "/users/" + mallory.id().value()).body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
            assertThat(ada.open(Desks.AT + "/users.csv").body()).contains("'=");
        }
    }

    /// Quotes that were doubled are of no interest here.
    private static List<String> cells(String csv) {
        return csv.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(cell -> cell.replaceFirst("^\"", ""))
                .toList();
    }
}
