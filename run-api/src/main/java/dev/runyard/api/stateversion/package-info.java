/** State versions and their outputs over HTTP. */
@NullMarked
package dev.runyard.api.stateversion;

import org.jspecify.annotations.NullMarked;
