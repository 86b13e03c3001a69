/// The keys of this instance: the one that wraps, and those that sign.
@NullMarked
package dev.genkan.identity.instance;

import org.jspecify.annotations.NullMarked;
