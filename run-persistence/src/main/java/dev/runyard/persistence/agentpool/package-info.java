/** Workers of an organization's own, and who may use them. */
@NullMarked
package dev.runyard.persistence.agentpool;

import org.jspecify.annotations.NullMarked;
