package dev.genkan.identity.session;

import java.time.Instant;

/// A template that is kept.
///
/// @param id `jtmp_` and letters or digits
public record JwtTemplate(String id, TemplateTerms terms, Instant createdAt, Instant updatedAt) {}
