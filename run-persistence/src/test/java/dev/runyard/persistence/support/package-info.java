/** What the tests of this module stand on. */
@NullMarked
package dev.runyard.persistence.support;

import org.jspecify.annotations.NullMarked;
