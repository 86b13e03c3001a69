package dev.genkan.forms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says where an answer goes: on a record for all of its components, on a component for that one, which wins. Without
/// it, to the public metadata. A record inside the record goes as one.
@Documented
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface WrittenTo {
    Destination value();
}
