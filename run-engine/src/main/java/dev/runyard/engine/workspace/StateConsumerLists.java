package dev.runyard.engine.workspace;

import dev.runyard.engine.Steps;
import dev.runyard.engine.access.Access;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.StateConsumers;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Says which workspaces may read the state of another in their runs. That the caller may change the list is checked before.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/api-docs/workspaces">Remote state consumers</a>
 */
@Component
public final class StateConsumerLists {
    private static final int MOST_AT_ONCE = 1000;

    private final Steps steps;
    private final Workspaces workspaces;
    private final StateConsumers consumers;
    private final Access access;

    StateConsumerLists(Steps steps, Workspaces workspaces, StateConsumers consumers, Access access) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.consumers = consumers;
        this.access = access;
    }

    /**
     * Adds workspaces to the list.
     *
     * @throws Invalid when the workspace shares with all, or one is not to be seen, or is the workspace itself
     */
    public void add(WorkspaceId id, List<WorkspaceId> added, Actor by) {
        var wanted = require(id, added, by);
        change(id, () -> consumers.add(id, wanted));
    }

    /** Takes workspaces off the list; otherwise as {@link #add}. */
    public void remove(WorkspaceId id, List<WorkspaceId> removed, Actor by) {
        var unwanted = require(id, removed, by);
        change(id, () -> consumers.remove(id, unwanted));
    }

    /** Puts workspaces in the place of all that are on the list; otherwise as {@link #add}. */
    public void replace(WorkspaceId id, List<WorkspaceId> now, Actor by) {
        var wanted = require(id, now, by);
        change(id, () -> {
            consumers.clear(id);
            consumers.add(id, wanted);
        });
    }

    private void change(WorkspaceId id, Runnable deed) {
        steps.take(() -> {
            Workspace workspace = workspaces.lock(id).orElseThrow(NotFound::new);
            if (workspace.settings().globalRemoteState()) {
                throw Invalid.because("Remote state consumers are for workspaces whose global-remote-state is false.");
            }
            deed.run();
            return id;
        });
    }

    private Collection<WorkspaceId> require(WorkspaceId id, List<WorkspaceId> named, Actor by) {
        Set<WorkspaceId> distinct = new LinkedHashSet<>(named);
        if (distinct.size() > MOST_AT_ONCE) {
            throw Invalid.because("No more than " + MOST_AT_ONCE + " workspaces can be named at once.");
        }
        if (distinct.contains(id)) {
            throw Invalid.because("A workspace cannot be a remote state consumer of itself.");
        }
        var grants = access.onAll(by, distinct);
        var organization = workspaces.findById(id).orElseThrow(NotFound::new).organizationId();
        long there = workspaces.findAllById(distinct).stream()
                .filter(found -> found.organizationId().equals(organization))
                .map(found -> Objects.requireNonNull(grants.get(found.id())))
                .filter(granted -> granted.visible())
                .count();
        if (there < distinct.size()) {
            throw Invalid.because("A workspace that is named does not exist.");
        }
        return distinct;
    }
}
