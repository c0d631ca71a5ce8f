/** The bytes a phase printed, while it prints them. */
@NullMarked
package dev.runyard.persistence.log;

import org.jspecify.annotations.NullMarked;
