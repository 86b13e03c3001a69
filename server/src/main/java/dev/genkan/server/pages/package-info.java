/// The windows of the entrance: sign-up, sign-in, sign-out. Each class is one short conversation, read downwards.
@NullMarked
package dev.genkan.server.pages;

import org.jspecify.annotations.NullMarked;
