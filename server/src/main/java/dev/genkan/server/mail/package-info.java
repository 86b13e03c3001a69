/// Letters: what the house writes to people, and how it leaves the house.
@NullMarked
package dev.genkan.server.mail;

import org.jspecify.annotations.NullMarked;
