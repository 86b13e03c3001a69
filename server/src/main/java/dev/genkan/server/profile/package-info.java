/// A member's own pages: account, security, and what is dangerous about both.
@NullMarked
package dev.genkan.server.profile;

import org.jspecify.annotations.NullMarked;
