package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.html.Brand;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.TurnableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// What the calls cost that applications make for every page.
class BackendCostTest {

    @TempDir
    Path directory;

    @Test
    void a_user_is_read_with_three_statements_and_a_merge_writes_once() {
        CountedDatabase database = new CountedDatabase(directory);
        EngineSettings usual = EngineSettings.development(directory.resolve("data"), Brand.named("Acme"));
        EngineSettings settings = new EngineSettings(
                usual.environment(),
                usual.dataDirectory(),
                new EngineSettings.Storage.Joined(database, new JdbcTransactionManager(database)),
                usual.key(),
                usual.claims(),
                usual.claimsVersion(),
                usual.limits(),
                usual.paths(),
                usual.brand(),
                usual.bundles(),
                usual.mail(),
                usual.forwardingTrusted(),
                usual.rotateKeysEvery());
        try (WireHouse house = new WireHouse(settings, directory, new TurnableClock(), false)) {
            Program program = house.program();
            String path = "/users/" + house.userAt("ada@example.com").id();
            // the first use of a key is noted, and what metadata weighs is raised in steps
            program.patch(path + "/metadata", Map.of("public_metadata", Map.of("a", 1)));
            database.taken();

            assertThat(program.get(path).status()).isEqualTo(200);
            assertThat(database.taken()).hasSizeLessThanOrEqualTo(3);

            assertThat(program.patch(path + "/metadata", Map.of("public_metadata", Map.of("a", 2))).status())
                    .isEqualTo(200);
            List<String> asked = database.taken();
            assertThat(asked).hasSizeLessThanOrEqualTo(6);
            assertThat(asked).filteredOn(sql -> !sql.strip().startsWith("select")).hasSize(2);
        }
    }
}
