package dev.genkan.server;

import dev.genkan.gate.CodeLine;
import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import java.util.ArrayList;
import java.util.List;

/// Where the developer finds what the engine refuses to start with.
final class Whereabouts {

    private Whereabouts() {}

    /// A sentence to go on with, beginning with a space; empty if nothing is known.
    static String of(Gate gate, List<Onboarding> flows) {
        List<String> places = new ArrayList<>();
        add(places, "the gate is made at ", gate.saidAt());
        flows.forEach(flow -> add(places, "the flow \"" + flow.name() + "\" at ", flow.saidAt()));
        String all = String.join(", ", places);
        return all.isEmpty() ? "" : " " + Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
    }

    private static void add(List<String> places, String what, CodeLine at) {
        if (!at.text().isEmpty()) {
            places.add(what + at.text());
        }
    }
}
