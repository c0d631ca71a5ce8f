/** Who asks, and what they may do. */
@NullMarked
package dev.runyard.api.security;

import org.jspecify.annotations.NullMarked;
