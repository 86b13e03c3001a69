/// Who may pass. Deciding is pure: no HTTP, no time and no storage is known here; [dev.genkan.gate.servlet] does the
/// doing.
@NullMarked
package dev.genkan.gate;

import org.jspecify.annotations.NullMarked;
