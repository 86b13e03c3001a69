package dev.genkan.onboarding.yaml;

/// One thing that is wrong in a file of flows.
///
/// @param line counted from 1
/// @param column counted from 1
/// @param place the flow, step and field; empty for the file itself
/// @param what is wrong, and what would be right
public record Fault(int line, int column, String place, String what) {

    /// `12:7: flow welcome, step Company, field people: …`.
    @Override
    public String toString() {
        return line + ":" + column + ": " + (place.isEmpty() ? "" : place + ": ") + what;
    }
}
