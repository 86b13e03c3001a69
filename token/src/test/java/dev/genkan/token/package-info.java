@NullMarked
package dev.genkan.token;

import org.jspecify.annotations.NullMarked;
