package dev.genkan.identity.instance;

import java.time.Instant;

/// An address, or all of a domain, on one of the lists.
///
/// @param id `alid_` or `blid_` and letters or digits
/// @param identifier as it was written: an address, or `*@` and a domain
public record ListedIdentifier(String id, String identifier, Instant createdAt, Instant updatedAt) {}
