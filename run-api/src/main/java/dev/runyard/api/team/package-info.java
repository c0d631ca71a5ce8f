/** Teams over HTTP. */
@NullMarked
package dev.runyard.api.team;

import org.jspecify.annotations.NullMarked;
