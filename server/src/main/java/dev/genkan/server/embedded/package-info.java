/// Where the two halves meet in one process: the gate's and onboarding's ports, answered by the identity engine.
@NullMarked
package dev.genkan.server.embedded;

import org.jspecify.annotations.NullMarked;
