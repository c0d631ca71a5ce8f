/** An uploaded or fetched bundle of configuration. */
@NullMarked
package dev.runyard.persistence.configurationversion;

import org.jspecify.annotations.NullMarked;
