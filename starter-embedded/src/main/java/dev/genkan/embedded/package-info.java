/// The whole house inside a Spring Boot application: one auto-configuration, documented properties, nothing to call.
@NullMarked
package dev.genkan.embedded;

import org.jspecify.annotations.NullMarked;
