/// Records of a flow's second version.
@NullMarked
package dev.genkan.onboarding.second;

import org.jspecify.annotations.NullMarked;
