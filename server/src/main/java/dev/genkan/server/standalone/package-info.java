/// The server as a program of its own: one jar, one port, both APIs and the hosted pages.
@NullMarked
package dev.genkan.server.standalone;

import org.jspecify.annotations.NullMarked;
