package dev.genkan.identity.instance;

import java.time.Instant;

/// An address that applications may be led to after signing in.
///
/// @param id `ru_` and letters or digits
/// @param url with its scheme, which may be an application's own
public record RedirectUrl(String id, String url, Instant createdAt, Instant updatedAt) {}
