/// What an application's own tests need of a flow: every path through it, walked without a browser and without a
/// server.
@NullMarked
package dev.genkan.testing;

import org.jspecify.annotations.NullMarked;
