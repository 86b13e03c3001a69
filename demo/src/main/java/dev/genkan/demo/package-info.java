/// The guide's application, whole: a public page, a private one, and two questions between them.
///
/// What an application writes to have that is [dev.genkan.demo.NewApplication] and [dev.genkan.demo.Entrance]; the rest
/// are its own pages and its own data.
@NullMarked
package dev.genkan.demo;

import org.jspecify.annotations.NullMarked;
