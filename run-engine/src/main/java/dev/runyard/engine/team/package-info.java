/** Who is in the teams of an organization. */
@NullMarked
package dev.runyard.engine.team;

import org.jspecify.annotations.NullMarked;
