/** What connects workspaces: the applies of one queue runs in another. */
@NullMarked
package dev.runyard.persistence.runtrigger;

import org.jspecify.annotations.NullMarked;
