/// A record becomes a page, and what comes back becomes the record.
///
/// The only room of the house that looks at record components and their constraints: [dev.genkan.forms.Form] makes
/// plain [dev.genkan.forms.Field] values of them, once, and everything else works on those. Imports nothing of ours;
/// the pages are drawn by [dev.genkan.forms.html].
@NullMarked
package dev.genkan.forms;

import org.jspecify.annotations.NullMarked;
