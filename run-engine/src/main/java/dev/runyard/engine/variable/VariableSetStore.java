package dev.runyard.engine.variable;

import dev.runyard.engine.variable.VariableSetWishes.Parent;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.variable.VariableSets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps variable sets. That the caller may is checked before. Runs that exist already keep the values they were made with.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/api-docs/variable-sets">HCP's page</a>
 */
@Component
public final class VariableSetStore {
    private final VariableSets sets;
    private final VariableSetParents parents;
    private final VariableSetContent content;
    private final VariableSetSteps steps;
    private final Ids ids;
    private final InstantSource clock;

    VariableSetStore(
            VariableSets sets,
            VariableSetParents parents,
            VariableSetContent content,
            VariableSetSteps steps,
            Ids ids,
            InstantSource clock) {
        this.sets = sets;
        this.parents = parents;
        this.content = content;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a set, with all that belongs to it.
     *
     * @throws Invalid when something breaks a rule, the owner has a set of this name, or it would be global and hold a
     *     variable that another global set holds
     * @throws dev.runyard.persistence.problem.NotFound when a workspace or a project is not in the organization
     */
    public VariableSet create(OrganizationId organization, VariableSetWishes wishes) {
        return steps.make(organization, () -> {
            var owner = parents.owner(organization, wishes.parent());
            var name = freeName(organization, owner, wishes.name() == null ? "" : wishes.name());
            var set = sets.save(new VariableSet(ids.variableSetId(), organization, owner, name, clock.instant()));
            fill(set, wishes);
            return set;
        });
    }

    /** Changes a set; its owner stays for ever. */
    public VariableSet update(VariableSetId id, VariableSetWishes wishes) {
        return steps.change(id, set -> {
            checkOwner(set, wishes.parent());
            var name = wishes.name();
            if (name != null && !name.equals(set.name())) {
                set.rename(freeName(set.organizationId(), set.projectId(), name));
            }
            fill(set, wishes);
        });
    }

    /** Removes a set with its variables. */
    public void delete(VariableSetId id) {
        steps.remove(id);
    }

    private void fill(VariableSet set, VariableSetWishes wishes) {
        var description = wishes.description();
        if (description != null) {
            set.describe(VariableSetRules.description(description));
        }
        var global = wishes.global() == null ? set.global() : wishes.global();
        VariableSetRules.checkGlobal(set, global);
        set.apply(global, wishes.priority() == null ? set.priority() : wishes.priority());
        content.fill(set, wishes);
    }

    private void checkOwner(VariableSet set, @Nullable Parent wished) {
        if (wished != null) {
            var owner = parents.owner(set.organizationId(), wished);
            if (owner == null ? set.projectId() != null : !owner.equals(set.projectId())) {
                throw Invalid.relationship("parent", "cannot be changed; delete the variable set and make another one");
            }
        }
    }

    private String freeName(OrganizationId organization, @Nullable ProjectId owner, String name) {
        if (sets.findByName(organization, owner, VariableSetRules.name(name)).isPresent()) {
            throw Invalid.attribute("name", "has already been taken");
        }
        return name;
    }
}
