/// What somebody proves themselves with: a password, a code from a mail.
@NullMarked
package dev.genkan.identity.credential;

import org.jspecify.annotations.NullMarked;
