/// What the house writes to people, and the port through which it is sent.
@NullMarked
package dev.genkan.identity.mail;

import org.jspecify.annotations.NullMarked;
