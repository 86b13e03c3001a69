package dev.genkan.gate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// As [RequireSignedIn], and only of a member who has finished what the gate requires of flows, or every flow where it
/// requires none. The store is asked before anybody is led to onboarding, or a program answered 403. An application
/// that has no flow does not start with it.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequireOnboarded {}
