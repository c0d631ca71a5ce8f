package dev.runyard.engine.organization;

import dev.runyard.engine.Steps;
import dev.runyard.engine.execution.ExecutionInheritance;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** Removes organizations. That the caller may is checked before. */
@Component
public final class OrganizationRemoval {
    private final Organizations organizations;
    private final ExecutionInheritance executions;
    private final Workspaces workspaces;
    private final Runs runs;
    private final Steps steps;

    OrganizationRemoval(
            Organizations organizations,
            ExecutionInheritance executions,
            Workspaces workspaces,
            Runs runs,
            Steps steps) {
        this.organizations = organizations;
        this.executions = executions;
        this.workspaces = workspaces;
        this.runs = runs;
        this.steps = steps;
    }

    /**
     * Removes an organization and everything in it, runs that have not ended included.
     *
     * @throws Conflict while an apply is going on: what it makes would be in no state
     */
    public void remove(OrganizationId id) {
        steps.take(() -> {
            executions.hold(id);
            var organization = organizations.findById(id).orElseThrow(NotFound::new);
            workspaces.lockAll(id.value());
            if (runs.existsByOrganizationIdAndStatus(id, RunStatus.APPLYING)) {
                throw new Conflict("Organization has an apply in progress. Cancel it or wait for its end before the"
                        + " organization is deleted.");
            }
            organizations.delete(organization);
            return organization;
        });
    }
}
