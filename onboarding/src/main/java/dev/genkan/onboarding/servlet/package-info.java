/// Onboarding in a browser: the pages of a flow and the files they are drawn with, served beside the gate.
@NullMarked
package dev.genkan.onboarding.servlet;

import org.jspecify.annotations.NullMarked;
