/// What happened and who did it, written in the transaction in which it happened.
@NullMarked
package dev.genkan.identity.event;

import org.jspecify.annotations.NullMarked;
