/// What the dashboard has of tokens and keys: the template of the session token, keys of programs, tokens for others.
@NullMarked
package dev.genkan.server.dashboard.tokens;

import org.jspecify.annotations.NullMarked;
