package dev.genkan.gate;

import dev.genkan.token.UserId;
import java.util.List;
import java.util.Optional;

/// The gate's port for what it has decided, to be asked why afterwards. Safe for use by many threads.
public interface Decisions {

    void keep(Decision decision);

    /// @return empty if there is none, or it has been let go
    Optional<Decision> find(String id);

    /// The last ones, newest first.
    List<Decision> newest();

    /// The last ones about this member, newest first.
    List<Decision> ofUser(UserId user);
}
