/// What a form asks, told to programs: as JSON Schema and as a type of TypeScript.
@NullMarked
package dev.genkan.forms.schema;

import org.jspecify.annotations.NullMarked;
