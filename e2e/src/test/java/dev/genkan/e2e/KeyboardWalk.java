package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.PageCheck.Findings;
import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.server.Engine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// Two operators who have no mouse, one of them without scripts, in the dashboard of one server. The checkers look at
/// each state of a page once, where the walk comes by.
abstract class KeyboardWalk {

    private static final Map<Scripting, Visitor> OPERATORS = new EnumMap<>(Scripting.class);
    private static final Set<String> LOOKED_AT = new HashSet<>();
    private static final List<Findings> FINDINGS = new ArrayList<>();

    static Standalone server;

    @BeforeAll
    static void open() {
        server = Standalone.open();
        for (Scripting scripting : Scripting.values()) {
            OPERATORS.put(scripting, server.operator("rie-" + word(scripting) + "@example.com", Role.FULL, scripting));
        }
    }

    @AfterAll
    static void close() {
        OPERATORS.values().forEach(Visitor::close);
        OPERATORS.clear();
        LOOKED_AT.clear();
        server.close();
    }

    /// In every state that came by.
    @AfterEach
    void the_checkers_and_the_browser_find_nothing() {
        List<Findings> found = List.copyOf(FINDINGS);
        FINDINGS.clear();
        assertThat(found)
                .allSatisfy(each -> assertThat(List.of(each.accessibility(), each.overflow(), each.html()))
                        .allSatisfy(complaints -> assertThat(complaints).isEmpty()));
        assertThat(OPERATORS.values())
                .flatExtracting(Visitor::complaints)
                .filteredOn(complaint -> !isDownload(complaint))
                .isEmpty();
    }

    /// What is saved as a file is no page, and the browser says that it has stopped opening it.
    private static boolean isDownload(String complaint) {
        return complaint.contains("export.json, net::ERR_ABORTED");
    }

    static Engine engine() {
        return server.engine();
    }

    static Keyboard operator(Scripting scripting) {
        return new Keyboard(OPERATORS.get(scripting));
    }

    /// For names that are free in this walk.
    static String word(Scripting scripting) {
        return scripting == Scripting.ON ? "on" : "off";
    }

    /// Hands the page to the checkers, unless they have seen this state. axe is a script itself and waits for ever where
    /// none may run.
    static void look(String state, Keyboard at) {
        if (at.visitor() != OPERATORS.get(Scripting.OFF) && LOOKED_AT.add(state)) {
            FINDINGS.add(PageCheck.ofState("dashboard-" + state, at.visitor()));
        }
    }
}
