/// Journeys and receipts in SQL, the same on H2 and PostgreSQL.
@NullMarked
package dev.genkan.onboarding.jdbc;

import org.jspecify.annotations.NullMarked;
