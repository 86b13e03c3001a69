/// What things cost, measured beside peers in one run. `bench/run` runs it; `docs/bench.md` keeps the figures.
@NullMarked
package dev.genkan.bench;

import org.jspecify.annotations.NullMarked;
