package dev.genkan.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a [Requirement] reads somebody's claims, for whoever asks why they were led away. Nothing is decided by it.
///
/// @param name of the requirement, such as `onboarding welcome` or `terms_required`
/// @param seen the claim that decides, and what it says
/// @param wanted what it would have to say, such as `2 or higher`; empty where a function decides
/// @param remedy one sentence: what would let the member pass
/// @param facts for programs, beside the reason of a refusal: JSON values, such as flow and version
public record Reading(String name, Seen seen, String wanted, String remedy, Map<String, Object> facts) {

    public Reading {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /// The remedy for somebody who is at this step of it.
    public String atStep(String step) {
        return remedy.startsWith("Finish ") ? "Finish step " + step + " of " + remedy.substring(7) : remedy;
    }

    /// Of something that says no more of itself than its name.
    static Reading of(String name) {
        return new Reading(
                name,
                Seen.NOTHING,
                "",
                "Meet the requirement " + name + "; which claim it looks at, its function does not say.",
                Map.of());
    }
}
