/// Flows that are declared in a file, as YAML: another spelling of the same value.
@NullMarked
package dev.genkan.onboarding.yaml;

import org.jspecify.annotations.NullMarked;
