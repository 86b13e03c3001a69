package dev.genkan.identity.exchange;

import java.util.List;

/// What comes of telling an instance something else.
public sealed interface Exchanged {

    /// @param differences that there were; empty if it was told so already
    record Done(List<Difference> differences) implements Exchanged {
        public Done {
            differences = List.copyOf(differences);
        }
    }

    /// Somebody else has changed it meanwhile, and so nothing was changed.
    ///
    /// @param now as it is
    record Moved(SettingsFile now) implements Exchanged {}

    /// It cannot be told so, and nothing was changed.
    ///
    /// @param problem in a sentence, for whoever wrote it
    record Unfit(String problem) implements Exchanged {}
}
