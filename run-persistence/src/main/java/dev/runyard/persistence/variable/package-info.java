/** The variables of a workspace; values are sealed. */
@NullMarked
package dev.runyard.persistence.variable;

import org.jspecify.annotations.NullMarked;
