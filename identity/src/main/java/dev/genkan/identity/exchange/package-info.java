/// What an instance is told, as one file that goes from one instance to another.
@NullMarked
package dev.genkan.identity.exchange;

import org.jspecify.annotations.NullMarked;
