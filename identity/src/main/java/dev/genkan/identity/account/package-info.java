/// What members do with their own account, step by step.
@NullMarked
package dev.genkan.identity.account;

import org.jspecify.annotations.NullMarked;
