/** What the tests of this module stand on: one real PostgreSQL and one Spring context for the JVM. */
@NullMarked
package dev.runyard.engine.support;

import org.jspecify.annotations.NullMarked;
