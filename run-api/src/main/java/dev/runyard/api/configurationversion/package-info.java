/** Configuration versions over HTTP. */
@NullMarked
package dev.runyard.api.configurationversion;

import org.jspecify.annotations.NullMarked;
