package dev.genkan.identity.event;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is told of an event: the JSON object that becomes `data` of a webhook. It is whose who knows the wire.
public interface EventData {

    /// Reads it now, outside of a transaction.
    ///
    /// @return empty if the event is not to be told, as when what it was about is gone
    Optional<Map<String, @Nullable Object>> of(Events.Stored event);
}
