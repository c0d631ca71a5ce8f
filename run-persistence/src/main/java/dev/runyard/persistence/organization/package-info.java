/** Organizations, and who belongs to them. */
@NullMarked
package dev.runyard.persistence.organization;

import org.jspecify.annotations.NullMarked;
