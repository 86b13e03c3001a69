/// The guide's application, whole: a public page, a private one, and two questions between them.
///
/// What an application writes to have that is [dev.genkan.demo.NewApplication] and [dev.genkan.demo.Entrance]; the rest
/// are its own pages and its own data, and [dev.genkan.demo.Setup], a second flow that can be switched on.
@NullMarked
package dev.genkan.demo;

import org.jspecify.annotations.NullMarked;
