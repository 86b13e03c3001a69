/// The dashboard: what the operators of an instance see and change, in a browser.
@NullMarked
package dev.genkan.server.dashboard;

import org.jspecify.annotations.NullMarked;
