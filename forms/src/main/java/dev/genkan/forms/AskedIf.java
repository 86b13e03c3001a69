package dev.genkan.forms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Asks a question only if another one, which stands before it in the same record, was answered in a certain way. Where
/// it is not asked its value is the empty one, whatever was posted; so the component has to have one: `@Nullable`, a
/// `boolean`, a text or several choices without a constraint that refuses them empty.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface AskedIf {

    /// The name of the component that asks for it: a choice, several choices or something to tick.
    String field();

    /// The answers that ask for it, any one of them: names of constants. For something to tick, that it is ticked.
    String[] is() default {"true"};

    /// Whether it must be answered when it is asked; something to tick must be ticked then.
    boolean required() default true;
}
