/// The embedded engine in the tests of a Spring Boot application: visitors who are signed in, a clock to turn, an
/// outbox to read.
@NullMarked
package dev.genkan.testing.spring;

import org.jspecify.annotations.NullMarked;
