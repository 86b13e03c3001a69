/// A million people, and what it costs to find some of them.
@NullMarked
package dev.genkan.bench.people;

import org.jspecify.annotations.NullMarked;
