package dev.runyard.api.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.runyard.persistence.planexport.PlanExport;
import dev.runyard.persistence.planexport.PlanExports;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads plans and applies together with what is shown of their runs. */
@Component
final class PhaseViews {
    private final Phases phases;
    private final Runs runs;
    private final StateVersions states;
    private final PlanExports exports;

    PhaseViews(Phases phases, Runs runs, StateVersions states, PlanExports exports) {
        this.phases = phases;
        this.runs = runs;
        this.states = states;
        this.exports = exports;
    }

    Plan plan(PhaseId id) {
        return plans(List.of(id)).stream().findFirst().orElseThrow(NotFound::new);
    }

    Apply apply(PhaseId id) {
        return applies(List.of(id)).stream().findFirst().orElseThrow(NotFound::new);
    }

    List<Plan> plans(Collection<PhaseId> ids) {
        var found = of(ids, PhaseKind.PLAN);
        var byId = runs.findAllById(found.stream().map(Phase::runId).toList()).stream()
                .collect(toMap(Run::id, run -> run));
        var exportsById = exports.findByPlanIdIn(ids).stream()
                .collect(groupingBy(PlanExport::planId, mapping(PlanExport::id, toList())));
        return found.stream()
                .flatMap(phase -> Optional.ofNullable(byId.get(phase.runId()))
                        .map(run -> new Plan(phase, run, exportsById.getOrDefault(phase.id(), List.of())))
                        .stream())
                .toList();
    }

    List<Apply> applies(Collection<PhaseId> ids) {
        var found = of(ids, PhaseKind.APPLY);
        var byRun = states.ofRuns(found.stream().map(Phase::runId).toList()).stream()
                .collect(groupingBy(
                        StateVersion::runId, mapping(state -> state.id().value(), toList())));
        return found.stream()
                .map(phase -> new Apply(phase, byRun.getOrDefault(phase.runId(), List.of())))
                .toList();
    }

    private List<Phase> of(Collection<PhaseId> ids, PhaseKind kind) {
        return phases.findAllById(ids).stream()
                .filter(phase -> phase.kind() == kind)
                .toList();
    }
}
