/** Teams of an organization; the owners may do everything in it. */
@NullMarked
package dev.runyard.persistence.team;

import org.jspecify.annotations.NullMarked;
