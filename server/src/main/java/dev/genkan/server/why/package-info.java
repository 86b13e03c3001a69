/// "Why am I here?": what the gate decided and for which reasons, for the developer at the machine.
@NullMarked
package dev.genkan.server.why;

import org.jspecify.annotations.NullMarked;
