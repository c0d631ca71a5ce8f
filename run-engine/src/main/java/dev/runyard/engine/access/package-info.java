/** Who may do what. The table of permissions is here and nowhere else. */
@NullMarked
package dev.runyard.engine.access;

import org.jspecify.annotations.NullMarked;
