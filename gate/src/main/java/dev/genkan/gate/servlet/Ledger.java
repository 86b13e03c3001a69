package dev.genkan.gate.servlet;

import dev.genkan.gate.Decisions;
import dev.genkan.gate.RecentDecisions;
import java.time.InstantSource;

/// Where decisions are written down, by which clock, and whether browsers are told their ids.
///
/// @param clock the one that tokens are verified by
/// @param inDevelopment whether responses carry [dev.genkan.gate.Decision#HEADER]
public record Ledger(Decisions decisions, InstantSource clock, boolean inDevelopment) {

    /// In memory, by the system's clock, and browsers are told nothing.
    public static Ledger inMemory() {
        return new Ledger(new RecentDecisions(), InstantSource.system(), false);
    }
}
