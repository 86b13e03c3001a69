package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.identity.operator.Operator.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a browser that knows nothing yet is sent for a first look at the dashboard, as the server sends it: headers and
/// all, compressed.
class DashboardWeightTest {

    private static final double MOST = 60_000;
    private static final double MOST_SCRIPT = 15_000;

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Double> bytes = new HashMap<>();

    @Test
    void the_first_page_is_light_and_little_of_it_is_script() {
        try (Standalone server = Standalone.open();
                Visitor rie = server.operator("rie@example.com", Role.FULL, Scripting.ON)) {
            for (String page : List.of("", "/connect", "/users", "/sessions/token", "/settings")) {
                listen(rie);
                rie.open("/genkan/dashboard" + page);
                rie.page().waitForFunction("() => document.fonts.status === 'loaded'");
                assertThat(addresses.values())
                        .as(page)
                        .anyMatch(address -> address.endsWith(".woff2"))
                        .anyMatch(address -> address.endsWith("dashboard.css"))
                        .anyMatch(address -> address.endsWith("dashboard.js"));
                assertThat(total("")).as("%s: %s", page, addresses).isLessThanOrEqualTo(MOST);
                assertThat(total(".js")).as(page).isBetween(1.0, MOST_SCRIPT);
            }
        }
    }

    private double total(String ending) {
        return addresses.entrySet().stream()
                .filter(one -> one.getValue().endsWith(ending))
                .mapToDouble(one -> bytes.getOrDefault(one.getKey(), 0.0))
                .sum();
    }

    private void listen(Visitor visitor) {
        addresses.clear();
        bytes.clear();
        CDPSession network = visitor.page().context().newCDPSession(visitor.page());
        network.on("Network.responseReceived", event -> addresses.put(id(event), address(event)));
        network.on(
                "Network.loadingFinished",
                event -> bytes.put(id(event), event.get("encodedDataLength").getAsDouble()));
        network.send("Network.enable");
        network.send("Network.clearBrowserCache");
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    private static String address(JsonObject event) {
        return event.getAsJsonObject("response").get("url").getAsString();
    }
}
