package dev.runyard.api.jsonapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads the request's JSON:API document into a record. Components are named as attributes and relationships are, in camel
 * case. A component that is neither {@code @Nullable} nor a {@link Field} must be sent, else the answer is 422. A
 * relationship is the id of its target, or a list. A {@code List} of records takes a document whose data is a list.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface JsonApiBody {
    /**
     * Whether there may be no body, or a plain JSON object of attributes, as clients send to actions: {@code {"comment":
     * "…"}}.
     */
    boolean optional() default false;

    /** The largest body that is read, in bytes; more is answered with 413. Less where there is little memory. */
    int limit() default 1 << 20;
}
