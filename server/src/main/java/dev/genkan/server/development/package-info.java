/// What opens in development only, and to nobody but the person at the machine.
@NullMarked
package dev.genkan.server.development;

import org.jspecify.annotations.NullMarked;
