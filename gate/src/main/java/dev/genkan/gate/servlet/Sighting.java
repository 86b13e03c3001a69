package dev.genkan.gate.servlet;

import dev.genkan.token.Verdict;

/// What looking at a visitor's papers for the first time has brought: who they are, and what their token was worth.
sealed interface Sighting {

    Finding finding();

    /// They brought no token.
    record WithoutToken(Finding finding) implements Sighting {}

    /// They brought one, and this was the verdict.
    record WithToken(Verdict verdict, Finding finding) implements Sighting {}
}
