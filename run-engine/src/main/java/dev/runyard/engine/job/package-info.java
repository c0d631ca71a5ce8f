/** Phases waiting for, or held by, workers: claims, leases, and what a lost lease means. */
@NullMarked
package dev.runyard.engine.job;

import org.jspecify.annotations.NullMarked;
