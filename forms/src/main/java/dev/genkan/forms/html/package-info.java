/// The pages: what a [dev.genkan.forms.Form] looks like, the layouts all our pages share, their words and assets.
///
/// Plain Thymeleaf without a framework. A template of any module may use the fragments of `layout.html`,
/// `messages.html` and `icons.html`; the model names they read are told at [dev.genkan.forms.html.Pages]. No page has
/// inline styles or scripts, and no task needs a script.
@NullMarked
package dev.genkan.forms.html;

import org.jspecify.annotations.NullMarked;
