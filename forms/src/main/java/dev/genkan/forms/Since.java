package dev.genkan.forms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Asks a question anew from this version of its flow on, though it was answered in an earlier one: because what it
/// means has changed. A question that is new needs no such word.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Since {

    /// A version of the flow, 1 or more.
    int value();
}
