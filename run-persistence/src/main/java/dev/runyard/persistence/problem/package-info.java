/** The ways in which a request can be wrong, told to its caller. The category is in the type; the doors turn it into a status. */
@NullMarked
package dev.runyard.persistence.problem;

import org.jspecify.annotations.NullMarked;
