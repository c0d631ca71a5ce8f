package dev.runyard.api.run;

import dev.runyard.persistence.run.Phase;
import java.util.List;

/**
 * An apply as clients see it.
 *
 * @param stateVersions the ids of the states it wrote, newest first
 */
record Apply(Phase phase, List<String> stateVersions) {}
