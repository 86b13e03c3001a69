/// A browser, the sessions it holds, and the tokens that are minted from them.
@NullMarked
package dev.genkan.identity.session;

import org.jspecify.annotations.NullMarked;
