/** Configurations: what may be uploaded, how it is kept, and who gets it. */
@NullMarked
package dev.runyard.engine.configurationversion;

import org.jspecify.annotations.NullMarked;
