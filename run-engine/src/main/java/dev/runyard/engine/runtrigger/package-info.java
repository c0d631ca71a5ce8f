/** Run triggers: which workspaces follow which, and the runs that come of it. */
@NullMarked
package dev.runyard.engine.runtrigger;

import org.jspecify.annotations.NullMarked;
