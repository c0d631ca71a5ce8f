/** The programs that execute runs. */
@NullMarked
package dev.runyard.persistence.tool;

import org.jspecify.annotations.NullMarked;
