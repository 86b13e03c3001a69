package dev.genkan.identity.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/// Somebody who is told of what happens. Its secret is not part of it: whoever lists endpoints sees none.
///
/// @param types the events it wants, such as `user.created`; empty for all
/// @param enabled whether it is told; while it is not, what waits for it waits on, and what happens passes it by
public record WebhookEndpoint(EndpointId id, URI url, Set<String> types, boolean enabled, Instant createdAt) {

    public WebhookEndpoint {
        types = Set.copyOf(types);
    }

    /// The same at another address, told of other events.
    WebhookEndpoint changedTo(URI otherUrl, Set<String> otherTypes) {
        return new WebhookEndpoint(id, otherUrl, otherTypes, enabled, createdAt);
    }

    public boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
