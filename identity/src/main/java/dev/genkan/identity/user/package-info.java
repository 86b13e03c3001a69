/// Who somebody is: the user, their addresses and their metadata.
@NullMarked
package dev.genkan.identity.user;

import org.jspecify.annotations.NullMarked;
