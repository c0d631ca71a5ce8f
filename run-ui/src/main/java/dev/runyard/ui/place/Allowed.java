package dev.runyard.ui.place;

import dev.runyard.engine.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a handler needs in the place it takes: an {@link OrganizationPlace}, {@link ProjectPlace},
 * {@link WorkspacePlace} or {@link RunPlace}; or of its {@link Visitor}, where it concerns no place in particular. Who lacks
 * it meets the same "not found" as for a place that does not exist, or "forbidden".
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Allowed {
    Permission value();
}
