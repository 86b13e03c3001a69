package dev.genkan.forms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Asks for several lines of text where a `String` alone is one line. How long the text may be is another question:
/// that is `@Size`.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lines {

    /// How many lines are shown at once, 2 to 30; more can be typed.
    int value() default 4;
}
