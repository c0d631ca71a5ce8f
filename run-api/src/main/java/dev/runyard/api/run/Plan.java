package dev.runyard.api.run;

import dev.runyard.persistence.run.Phase;

/**
 * A plan as clients see it.
 *
 * @param hasChanges what its run knows
 */
record Plan(Phase phase, boolean hasChanges) {}
