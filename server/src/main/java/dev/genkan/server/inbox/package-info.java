/// The development inbox: every letter the house would send, to be read in the browser of the machine it runs on.
@NullMarked
package dev.genkan.server.inbox;

import org.jspecify.annotations.NullMarked;
