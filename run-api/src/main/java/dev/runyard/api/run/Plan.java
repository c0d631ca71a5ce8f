package dev.runyard.api.run;

import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.Run;

/** A plan as clients see it, beside its run. */
record Plan(Phase phase, Run run) {}
