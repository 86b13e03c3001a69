/// What is done to many people at once: written down, one after another, and stopped when somebody says so.
@NullMarked
package dev.genkan.identity.errand;

import org.jspecify.annotations.NullMarked;
