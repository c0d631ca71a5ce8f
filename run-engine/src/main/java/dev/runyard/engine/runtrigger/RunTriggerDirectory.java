package dev.runyard.engine.runtrigger;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.runtrigger.RunTrigger;
import dev.runyard.persistence.runtrigger.RunTriggerId;
import dev.runyard.persistence.runtrigger.RunTriggers;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Connects workspaces and separates them again. That the caller may is checked before. */
@Component
public final class RunTriggerDirectory {
    /** HCP Terraform's limit, on its page "Run triggers". */
    private static final int MOST_SOURCES = 20;

    private final RunTriggers triggers;
    private final Workspaces workspaces;
    private final Organizations organizations;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    RunTriggerDirectory(
            RunTriggers triggers,
            Workspaces workspaces,
            Organizations organizations,
            Steps steps,
            Ids ids,
            InstantSource clock) {
        this.triggers = triggers;
        this.workspaces = workspaces;
        this.organizations = organizations;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Lets successful applies in one workspace queue runs in another.
     *
     * @param target where runs are queued
     * @param source whose applies queue them
     * @throws Invalid when both are one, belong to different organizations, are connected already or would go in a
     *     circle, or when the target has its fill of sources
     */
    public RunTrigger create(WorkspaceId target, WorkspaceId source) {
        return steps.take(() -> {
            var workspace = find(target);
            alone(workspace.organizationId());
            check(workspace, find(source));
            return triggers.save(
                    new RunTrigger(ids.runTriggerId(), workspace.organizationId(), target, source, clock.instant()));
        });
    }

    /** Separates two workspaces; runs that are there already stay. */
    public void delete(RunTriggerId id) {
        steps.take(() -> {
            triggers.delete(triggers.findById(id).orElseThrow(NotFound::new));
            return id;
        });
    }

    /** A circle can be closed by two requests at once: one organization's are taken one after another. */
    private void alone(OrganizationId organization) {
        var _ = organizations.hold(organization).orElseThrow(NotFound::new);
    }

    private Workspace find(WorkspaceId id) {
        return workspaces.findById(id).orElseThrow(NotFound::new);
    }

    private void check(Workspace target, Workspace source) {
        if (target.id().equals(source.id())) {
            throw refused("cannot be the workspace itself");
        }
        if (!target.organizationId().equals(source.organizationId())) {
            throw refused("must be a workspace of the same organization");
        }
        if (triggers.existsByWorkspaceIdAndSourceableId(target.id(), source.id())) {
            throw refused("has already been taken");
        }
        if (triggers.countByWorkspaceId(target.id()) >= MOST_SOURCES) {
            throw refused("cannot be added: a workspace can have " + MOST_SOURCES + " source workspaces at most");
        }
        if (triggers.leads(target.id(), source.id())) {
            throw refused(
                    "would close a circle: applies in this workspace already lead to runs in the source workspace");
        }
    }

    private static Invalid refused(String rule) {
        return Invalid.relationship("sourceable", rule);
    }
}
