package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a back end on node does with Clerk's client, asserted there by tests of its own.
class BackendTest {

    @Test
    void every_call_of_the_node_client_is_answered_as_it_expects() {
        Map<String, String> keys = Server.ofDevelopment().keys("express", "http://localhost:3000");
        String printed = NodeApp.prepared("backend").built(keys).run(keys, "npm", "test");
        assertThat(printed).contains("pass 23").contains("fail 0").contains("skipped 0");
    }
}
