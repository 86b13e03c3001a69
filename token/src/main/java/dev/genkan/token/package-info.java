/// Who are you, for the next sixty seconds: the session token, its claims, its keys, and nothing else.
///
/// The ground of the house: it imports the JDK and one JSON library. Not a front door; applications meet
/// [dev.genkan.token.Auth] and [dev.genkan.token.Claims] and leave the rest to the gate.
@NullMarked
package dev.genkan.token;

import org.jspecify.annotations.NullMarked;
