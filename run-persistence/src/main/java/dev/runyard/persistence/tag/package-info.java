/** Tags: keys, with values or without, that workspaces and projects bear. */
@NullMarked
package dev.runyard.persistence.tag;

import org.jspecify.annotations.NullMarked;
