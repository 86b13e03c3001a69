/// How often something may be tried.
@NullMarked
package dev.genkan.identity.limit;

import org.jspecify.annotations.NullMarked;
