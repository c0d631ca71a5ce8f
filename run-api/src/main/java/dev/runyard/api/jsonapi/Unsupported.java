package dev.runyard.api.jsonapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names attributes of a request that HCP Terraform knows and this server does not support. They are accepted as null and at
 * the values given here, which mean "not in use"; any other value is refused, so that nobody believes in what does not happen.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Unsupported {
    /** Each is a name, {@code =} and a value as JSON: {@code save-plan=false}. A name may be there more than once. */
    String[] value();
}
