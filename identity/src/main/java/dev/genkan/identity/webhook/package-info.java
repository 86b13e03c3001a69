/// Others are told over HTTP of what happens here: signed, in order for each user, and until they have taken it.
@NullMarked
package dev.genkan.identity.webhook;

import org.jspecify.annotations.NullMarked;
