package dev.runyard.api.security;

import dev.runyard.engine.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller must be allowed to, checked before the handler and its arguments. It is asked on every thing that the path
 * names: typed ids, {@code {organization}}, or {@code {organization}} and {@code {workspace}}; when the path names none, on
 * nothing in particular.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
    Permission value();

    /**
     * Whether the thing is named in the body or the query: then only a good token is asked for here, and the handler asks
     * {@link dev.runyard.engine.access.Access} for the rest.
     */
    boolean byHandler() default false;

    /**
     * Whether terraform inside a run may ask this with its token, where it has the permission. It reads states, and what it
     * needs to find them; nothing else is there for it.
     */
    boolean inRuns() default false;
}
