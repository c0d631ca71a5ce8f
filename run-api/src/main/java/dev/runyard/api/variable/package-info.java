/** Variables and variable sets over HTTP. */
@NullMarked
package dev.runyard.api.variable;

import org.jspecify.annotations.NullMarked;
