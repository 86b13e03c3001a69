/// The same over HTTP: applications as processes of their own, one load for all of them, in turn.
@NullMarked
package dev.genkan.bench.http;

import org.jspecify.annotations.NullMarked;
