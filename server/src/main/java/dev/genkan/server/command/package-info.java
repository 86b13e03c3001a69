/// What an operator does from the command line: back-ups, the next signing key, operators.
///
/// The file database belongs to one process. So a command speaks to the running application over a socket in the data
/// folder, which only the same user can open, and opens the files itself when nobody answers.
@NullMarked
package dev.genkan.server.command;

import org.jspecify.annotations.NullMarked;
