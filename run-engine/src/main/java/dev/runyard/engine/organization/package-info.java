/** Organizations: how they begin and end, who belongs to them. */
@NullMarked
package dev.runyard.engine.organization;

import org.jspecify.annotations.NullMarked;
