package dev.genkan.onboarding;

import dev.genkan.token.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who has signed up, as they are stored at this moment.
///
/// @param emailAddress the primary address, empty if there is none
/// @param publicMetadata JSON values
/// @param privateMetadata JSON values; no token carries them
public record Member(
        UserId id,
        String emailAddress,
        Map<String, @Nullable Object> publicMetadata,
        Map<String, @Nullable Object> privateMetadata) {

    // written out, because a compact constructor loses what its parameters say about null
    public Member(
            UserId id,
            String emailAddress,
            Map<String, @Nullable Object> publicMetadata,
            Map<String, @Nullable Object> privateMetadata) {
        this.id = id;
        this.emailAddress = emailAddress;
        this.publicMetadata = Collections.unmodifiableMap(new LinkedHashMap<>(publicMetadata));
        this.privateMetadata = Collections.unmodifiableMap(new LinkedHashMap<>(privateMetadata));
    }

    /// Somebody without metadata, as an application's own tests want them.
    public Member(UserId id, String emailAddress) {
        this(id, emailAddress, Map.of(), Map.of());
    }

    /// Metadata stays out of logs.
    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
