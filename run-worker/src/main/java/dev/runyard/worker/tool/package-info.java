/** Which terraform or tofu binary runs a phase: versions, constraints, and where binaries are found. */
@NullMarked
package dev.runyard.worker.tool;

import org.jspecify.annotations.NullMarked;
