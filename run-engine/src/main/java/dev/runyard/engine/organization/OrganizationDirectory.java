package dev.runyard.engine.organization;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.limit.OrganizationLimits;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.user.UserId;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** Makes, changes and ends organizations. That the caller may is checked before. */
@Component
public final class OrganizationDirectory {
    private final Organizations organizations;
    private final Founding founding;
    private final Runs runs;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    OrganizationDirectory(
            Organizations organizations, Founding founding, Runs runs, Steps steps, Ids ids, InstantSource clock) {
        this.organizations = organizations;
        this.founding = founding;
        this.runs = runs;
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
        return create(name, email, false, founder);
    }

    /** As {@link #create(String, String, UserId)}, and says whether newer plan-only runs supersede older ones. */
    public Organization create(String name, String email, boolean speculativePlanManagement, UserId founder) {
        return steps.take(() -> {
            var organization = organizations.save(new Organization(
                    ids.organizationId(),
                    freeName(name),
                    OrganizationRules.email(email),
                    clock.instant(),
                    ids.projectId()));
            organization.manageSpeculativePlans(speculativePlanManagement);
            founding.furnish(organization, founder);
            return organization;
        });
    }

    /** Changes an organization. */
    public Organization update(OrganizationId id, OrganizationChanges changes) {
        return steps.take(() -> {
            var organization = organizations.findById(id).orElseThrow(NotFound::new);
            if (changes.name() != null && !changes.name().equals(organization.name())) {
                boolean same = changes.name().equalsIgnoreCase(organization.name());
                organization.rename(same ? changes.name() : freeName(changes.name()));
            }
            if (changes.email() != null) {
                organization.changeEmail(OrganizationRules.email(changes.email()));
            }
            if (changes.allowForceDeleteWorkspaces() != null) {
                organization.allowForceDeleteWorkspaces(changes.allowForceDeleteWorkspaces());
            }
            if (changes.speculativePlanManagement() != null) {
                organization.manageSpeculativePlans(changes.speculativePlanManagement());
            }
            return organization;
        });
    }

    /**
     * Sets what the site admin allows an organization.
     *
     * @param wishes turns the present limits into what is asked for
     */
    public Organization limit(OrganizationId id, UnaryOperator<OrganizationLimits> wishes) {
        return steps.take(() -> {
            var organization = organizations.findById(id).orElseThrow(NotFound::new);
            organization.limit(wishes.apply(organization.limits()));
            return organization;
        });
    }

    /**
     * Removes an organization and everything in it.
     *
     * @throws Conflict while runs have not ended: a worker may be changing things that nobody would know of any more
     */
    public void delete(OrganizationId id) {
        steps.take(() -> {
            var organization = organizations.findById(id).orElseThrow(NotFound::new);
            if (!runs.active(id, PageRequest.of(0, 1)).isEmpty()) {
                throw new Conflict("Organization has runs that have not ended; discard or cancel them first.");
            }
            organizations.delete(organization);
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
