/** The plan as JSON, for those who may not see its secrets. */
@NullMarked
package dev.runyard.worker.plan;

import org.jspecify.annotations.NullMarked;
