package dev.genkan.testing.browser;

/// Whether a browser runs scripts.
enum Scripting {
    ON,
    OFF;

    @Override
    public String toString() {
        return this == ON ? "on" : "off";
    }
}
