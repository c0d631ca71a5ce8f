package dev.runyard.api.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler of the worker door: it asks for the token of a worker, or of an attempt at a job. Which of them, its argument
 * says ({@code Actor.Worker} or {@code Actor.Holder}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WorkersOnly {}
