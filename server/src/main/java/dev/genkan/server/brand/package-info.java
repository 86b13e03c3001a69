/// How the pages look where operators say it: colour, corners and font.
@NullMarked
package dev.genkan.server.brand;

import org.jspecify.annotations.NullMarked;
