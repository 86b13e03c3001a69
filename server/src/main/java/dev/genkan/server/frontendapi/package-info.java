/// The Frontend API: what browsers ask, in Clerk's wire format. One class for each resource.
@NullMarked
package dev.genkan.server.frontendapi;

import org.jspecify.annotations.NullMarked;
