/** Projects over HTTP. */
@NullMarked
package dev.runyard.api.project;

import org.jspecify.annotations.NullMarked;
