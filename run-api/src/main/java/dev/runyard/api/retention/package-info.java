/** Policies of data retention over HTTP. */
@NullMarked
package dev.runyard.api.retention;

import org.jspecify.annotations.NullMarked;
