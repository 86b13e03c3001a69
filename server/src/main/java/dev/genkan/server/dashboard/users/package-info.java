/// The rooms of the dashboard where the people are: the list, one of them, several at once.
@NullMarked
package dev.genkan.server.dashboard.users;

import org.jspecify.annotations.NullMarked;
