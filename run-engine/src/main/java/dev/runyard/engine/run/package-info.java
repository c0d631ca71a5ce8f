/** Making runs and moving them: each step is one transaction that locks the workspace first, then the run. */
@NullMarked
package dev.runyard.engine.run;

import org.jspecify.annotations.NullMarked;
