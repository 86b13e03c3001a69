/// The engine in one piece: the people, the gate and the pages, put together for an application that embeds them.
@NullMarked
package dev.genkan.server;

import org.jspecify.annotations.NullMarked;
