/// The people and how they prove it: users, credentials, attempts, sessions, events and the keys of the house, each
/// with its SQL beside it, on H2 and on PostgreSQL.
///
/// Not a front door; applications meet it through the starters. This package holds what every feature stands on.
@NullMarked
package dev.genkan.identity;

import org.jspecify.annotations.NullMarked;
