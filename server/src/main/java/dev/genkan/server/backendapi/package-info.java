/// The Backend API: what programs with a secret key ask, in Clerk's wire format. One class for each resource.
@NullMarked
package dev.genkan.server.backendapi;

import org.jspecify.annotations.NullMarked;
