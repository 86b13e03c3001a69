package dev.genkan.gate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a handler, or on a class for all of its handlers: only a member reaches it, on whatever way the request came.
///
/// The gate's routes steer, this is the boundary: it holds on public and ignored routes and behind a forward too.
/// Strangers are led to sign in, programs are answered 401. May stand on an annotation of your own. Enforced for
/// Spring MVC handlers by the starter; a servlet says it by [dev.genkan.gate.servlet.Boundary].
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequireSignedIn {}
