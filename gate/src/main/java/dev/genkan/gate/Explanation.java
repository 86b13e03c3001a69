package dev.genkan.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Why somebody was not simply let in.
///
/// @param rule by which, as in [Rule#words]
/// @param atHandler whether a handler demanded it; otherwise the gate did
/// @param seen what the token that the browser brought said
/// @param stored what a token said that was made from the store just now; [Seen#NOTHING] if the store was not asked
/// @param wanted what it would have to say; empty where that cannot be said in a word
/// @param facts JSON values for programs, such as flow, version and step
/// @param remedy one sentence: what would let them pass
public record Explanation(
        String rule,
        boolean atHandler,
        Seen seen,
        Seen stored,
        String wanted,
        Map<String, Object> facts,
        String remedy) {

    public Explanation {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /// Where no claim decided.
    public static Explanation of(Rule rule, boolean atHandler, String remedy) {
        return new Explanation(rule.words(), atHandler, Seen.NOTHING, Seen.NOTHING, "", Map.of(), remedy);
    }
}
