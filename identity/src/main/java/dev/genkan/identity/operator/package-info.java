/// Who may run the instance.
@NullMarked
package dev.genkan.identity.operator;

import org.jspecify.annotations.NullMarked;
