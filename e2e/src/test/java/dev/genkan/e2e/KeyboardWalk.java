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
        List<String> complaints = OPERATORS.values().stream()
                .flatMap(each -> each.complaints().stream())
                .filter(complaint -> !isMeant(complaint))
                .toList();
        OPERATORS.values().forEach(each -> each.complaints().clear());
        assertThat(complaints).isEmpty();
    }

    /// A file that is saved is no page that opens, whoever goes on does not wait for a frame, and a template that is
    /// looked at while it is typed is wrong in between.
    private static boolean isMeant(String complaint) {
        return complaint.endsWith("net::ERR_ABORTED")
                || complaint.startsWith("422 for ") && complaint.contains("/sessions/token/check ");
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

    /// Hands the page to the checkers, unless they have seen this state. axe is a script itself, and waits for ever
    /// where none may run.
    static void look(String state, Keyboard at) {
        if (at.visitor().scripting() == Scripting.ON && LOOKED_AT.add(state)) {
            FINDINGS.add(PageCheck.ofState("dashboard-" + state, at.visitor()));
        }
    }
}
