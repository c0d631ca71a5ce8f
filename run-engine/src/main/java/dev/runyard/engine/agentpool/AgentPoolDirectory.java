package dev.runyard.engine.agentpool;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.agentpool.AgentPool;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.agentpool.AgentPools;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes, changes and deletes agent pools. That the caller may is checked before.
 *
 * <p>A workspace that is set to a pool may always use it: what would take that right away is refused until the workspace is
 * set to something else. So no run is made that nobody may execute.
 */
@Component
public final class AgentPoolDirectory {
    /** In an organization. HCP Terraform names no limit. */
    private static final int MOST = 1000;

    private static final int LONGEST_NAME = 90;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final AgentPools pools;
    private final ScopeLists scopes;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    AgentPoolDirectory(AgentPools pools, ScopeLists scopes, Steps steps, Ids ids, InstantSource clock) {
        this.pools = pools;
        this.scopes = scopes;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a pool; all workspaces may use it when nothing else is said.
     *
     * @throws Invalid when there cannot be such a pool, its name is taken, or they are too many
     */
    public AgentPool create(OrganizationId organization, AgentPoolWishes wishes) {
        return steps.take(() -> {
            if (pools.countByOrganizationId(organization) >= MOST) {
                throw Invalid.because("An organization can have " + MOST + " agent pools at most");
            }
            var pool = pools.save(new AgentPool(
                    ids.agentPoolId(),
                    organization,
                    free(organization, wishes.name()),
                    !Boolean.FALSE.equals(wishes.organizationScoped()),
                    clock.instant()));
            scopes.set(pool, wishes);
            return pool;
        });
    }

    /**
     * Changes a pool; a list that is sent takes the place of the one that was there.
     *
     * @throws Invalid also when a workspace that is set to the pool could not use it any more
     */
    public AgentPool update(AgentPoolId id, AgentPoolWishes wishes) {
        return steps.take(() -> {
            var pool = pools.lock(id).orElseThrow(NotFound::new);
            var name = wishes.name();
            var scoped = wishes.organizationScoped();
            pool.change(
                    name == null || name.equals(pool.name()) ? pool.name() : free(pool.organizationId(), name),
                    scoped == null ? pool.organizationScoped() : scoped);
            scopes.set(pool, wishes);
            pools.wrongDefault(id).ifPresent(place -> {
                throw Invalid.because("The agent pool is the default of the " + place
                        + " and would not be allowed there any more; change that default before");
            });
            pools.leftBehind(id).ifPresent(workspace -> {
                throw Invalid.because("The workspace " + workspace
                        + " is set to this agent pool and would not be allowed to use it any more;"
                        + " change its execution mode or its agent pool before");
            });
            return pool;
        });
    }

    /**
     * Deletes a pool, and its tokens with it.
     *
     * @throws Invalid while a workspace, a project or the organization is set to it, or a run that is bound to it is not over
     */
    public void delete(AgentPoolId id) {
        steps.take(() -> {
            var pool = pools.lock(id).orElseThrow(NotFound::new);
            pools.user(id).ifPresent(place -> {
                throw Invalid.because("The agent pool is in use by the " + place);
            });
            pools.openRun(id).ifPresent(run -> {
                throw Invalid.because("The agent pool is in use by the run " + run);
            });
            pools.delete(pool);
            return id;
        });
    }

    private String free(OrganizationId organization, @Nullable String name) {
        if (name == null || name.isBlank()) {
            throw Invalid.attribute("name", "can't be blank");
        }
        if (name.length() > LONGEST_NAME) {
            throw Invalid.attribute("name", "is too long (maximum is " + LONGEST_NAME + " characters)");
        }
        if (!NAME.matcher(name).matches()) {
            throw Invalid.attribute("name", "can only include letters, numbers, -, and _");
        }
        if (pools.existsByOrganizationIdAndName(organization, name)) {
            throw Invalid.attribute("name", "has already been taken");
        }
        return name;
    }
}
