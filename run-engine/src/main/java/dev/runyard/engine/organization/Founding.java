package dev.runyard.engine.organization;

import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.MembershipStatus;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationMembership;
import dev.runyard.persistence.organization.OrganizationMemberships;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.UserId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What every organization has from its beginning. */
@Component
final class Founding {
    private static final String DEFAULT_PROJECT = "Default Project";

    private final Projects projects;
    private final Teams teams;
    private final OrganizationMemberships memberships;
    private final Ids ids;

    Founding(Projects projects, Teams teams, OrganizationMemberships memberships, Ids ids) {
        this.projects = projects;
        this.teams = teams;
        this.memberships = memberships;
        this.ids = ids;
    }

    /** Part of the step that makes the organization. */
    void furnish(Organization organization, UserId founder) {
        Instant at = organization.createdAt();
        var project = new Project(organization.defaultProjectId(), organization.id(), DEFAULT_PROJECT, "", at);
        project.executeByDefault(false, organization.defaultExecution());
        projects.save(project);
        var owners = teams.save(new Team(ids.teamId(), organization.id(), Team.OWNERS, at));
        memberships.save(new OrganizationMembership(
                ids.organizationMembershipId(), organization.id(), founder, MembershipStatus.ACTIVE, at));
        teams.add(owners.id(), founder);
    }
}
