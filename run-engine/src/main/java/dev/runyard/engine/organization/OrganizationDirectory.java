package dev.runyard.engine.organization;

import dev.runyard.engine.Steps;
import dev.runyard.engine.egress.EgressRules;
import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.engine.execution.ExecutionInheritance;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.egress.OrganizationEgress;
import dev.runyard.persistence.limit.OrganizationLimits;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.UserId;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Makes and changes organizations. That the caller may is checked before. */
@Component
public final class OrganizationDirectory {
    private final Organizations organizations;
    private final Founding founding;
    private final ExecutionInheritance executions;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    OrganizationDirectory(
            Organizations organizations,
            Founding founding,
            ExecutionInheritance executions,
            Steps steps,
            Ids ids,
            InstantSource clock) {
        this.organizations = organizations;
        this.founding = founding;
        this.executions = executions;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes an organization with its default project and its owners team, whose first member is its founder.
     *
     * @throws Invalid when name or e-mail address break a rule, or the name is taken
     */
    public Organization create(String name, String email, UserId founder) {
        return create(name, email, OrganizationChanges.NONE, founder);
    }

    /**
     * As {@link #create(String, String, UserId)}.
     *
     * @param settings how it starts, apart from name and e-mail address
     */
    public Organization create(String name, String email, OrganizationChanges settings, UserId founder) {
        return steps.take(() -> {
            var organization = organizations.save(new Organization(
                    ids.organizationId(),
                    freeName(name),
                    OrganizationRules.email(email),
                    clock.instant(),
                    ids.projectId()));
            set(organization, settings);
            founding.furnish(organization, founder);
            return organization;
        });
    }

    /** Changes an organization, and with it the projects and workspaces that follow it. */
    public Organization update(OrganizationId id, OrganizationChanges changes) {
        return steps.take(() -> {
            executions.hold(id);
            var organization = organizations.findById(id).orElseThrow(NotFound::new);
            if (changes.name() != null && !changes.name().equals(organization.name())) {
                boolean same = changes.name().equalsIgnoreCase(organization.name());
                organization.rename(same ? changes.name() : freeName(changes.name()));
            }
            if (changes.email() != null) {
                organization.changeEmail(OrganizationRules.email(changes.email()));
            }
            set(organization, changes);
            return organization;
        });
    }

    private void set(Organization organization, OrganizationChanges settings) {
        if (settings.allowForceDeleteWorkspaces() != null) {
            organization.allowForceDeleteWorkspaces(settings.allowForceDeleteWorkspaces());
        }
        if (settings.speculativePlanManagement() != null) {
            organization.manageSpeculativePlans(settings.speculativePlanManagement());
        }
        if (settings.costEstimation() != null) {
            organization.wantCostEstimation(settings.costEstimation());
        }
        executions.set(
                organization, settings.execution().apply(ExecutionDraft.of(true, organization.defaultExecution())));
    }

    /**
     * Sets what the site admin allows an organization.
     *
     * @param limits turns the present limits into what is asked for
     * @param egress does so for what its runs may reach
     */
    public Organization allow(
            OrganizationId id, UnaryOperator<OrganizationLimits> limits, UnaryOperator<OrganizationEgress> egress) {
        return steps.take(() -> {
            var organization = organizations.findById(id).orElseThrow(NotFound::new);
            organization.limit(limits.apply(organization.limits()));
            organization.confine(EgressRules.checked(egress.apply(organization.egress())));
            return organization;
        });
    }

    private String freeName(String name) {
        if (organizations.findByName(OrganizationRules.name(name)).isPresent()) {
            throw Invalid.attribute("name", "has already been taken");
        }
        return name;
    }
}
