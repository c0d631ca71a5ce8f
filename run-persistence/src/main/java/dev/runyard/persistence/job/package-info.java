/** One attempt at one phase, waiting for or held by a worker. */
@NullMarked
package dev.runyard.persistence.job;

import org.jspecify.annotations.NullMarked;
