/** Projects: how they begin and end. */
@NullMarked
package dev.runyard.engine.project;

import org.jspecify.annotations.NullMarked;
