package dev.genkan.gate.servlet;

import dev.genkan.gate.Ways;

/// What a house gives its gate besides the rules.
///
/// @param keptForms what becomes of forms whose session has just ended
/// @param problemPages how refusals look to people
/// @param ledger where decisions are written down
/// @param ways what the house's own pages know of a member's way
/// @param banner what is said while somebody acts in a member's place
public record Ports(KeptForms keptForms, ProblemPages problemPages, Ledger ledger, Ways ways, Acting.Banner banner) {

    /// Without a banner.
    public Ports(KeptForms keptForms, ProblemPages problemPages, Ledger ledger, Ways ways) {
        this(keptForms, problemPages, ledger, ways, Acting.Banner.NONE);
    }

    /// A gate alone: no forms, no design, decisions in memory.
    public static Ports none() {
        return new Ports(KeptForms.NONE, ProblemPages.BARE, Ledger.inMemory(), Ways.UNKNOWN);
    }
}
