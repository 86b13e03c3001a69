package dev.genkan.gate.servlet;

import dev.genkan.gate.Ways;

/// What a house gives its gate besides the rules.
///
/// @param keptForms what becomes of forms whose session has just ended
/// @param problemPages how refusals look to people
/// @param ledger where decisions are written down
/// @param ways what the house's own pages know of a member's way
public record Ports(KeptForms keptForms, ProblemPages problemPages, Ledger ledger, Ways ways) {

    /// A gate alone: no forms, no design, decisions in memory.
    public static Ports none() {
        return new Ports(KeptForms.NONE, ProblemPages.BARE, Ledger.inMemory(), Ways.UNKNOWN);
    }
}
