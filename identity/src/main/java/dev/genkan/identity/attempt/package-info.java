/// Signing up and signing in, step by step, with answers that tell a stranger nothing.
@NullMarked
package dev.genkan.identity.attempt;

import org.jspecify.annotations.NullMarked;
