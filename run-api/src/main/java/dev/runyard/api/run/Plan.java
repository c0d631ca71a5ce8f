package dev.runyard.api.run;

import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.Run;
import java.util.List;

/** A plan as clients see it, beside its run and its exports. */
record Plan(Phase phase, Run run, List<PlanExportId> exports) {}
