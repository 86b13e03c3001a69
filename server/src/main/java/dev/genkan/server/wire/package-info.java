/// What both APIs of the wire have in common: how a call is read, what is answered, and how errors look.
@NullMarked
package dev.genkan.server.wire;

import org.jspecify.annotations.NullMarked;
