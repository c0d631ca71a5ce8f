/** A workspace: its settings, its lock, its place in the queue. */
@NullMarked
package dev.runyard.persistence.workspace;

import org.jspecify.annotations.NullMarked;
