package dev.runyard.engine.access;

import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Answers who may do what. A subject is any typed id of the model; what it names is looked up in one query, what the
 * caller is there in another, for one thing or for a page of them.
 *
 * <p>Workers, and the engine itself, have doors of their own and may do nothing here.
 */
@Component
public final class Access {
    private final Scopes scopes;
    private final Standings standings;
    private final StateSharing sharing;
    private final Organizations organizations;
    private final Workspaces workspaces;

    Access(
            Scopes scopes,
            Standings standings,
            StateSharing sharing,
            Organizations organizations,
            Workspaces workspaces) {
        this.scopes = scopes;
        this.standings = standings;
        this.sharing = sharing;
        this.organizations = organizations;
        this.workspaces = workspaces;
    }

    /** Returns what {@code actor} may do with one thing; {@link Grants#NONE} when it does not exist. */
    public Grants on(Actor actor, TypedId subject) {
        return onAll(actor, List.of(subject)).getOrDefault(subject, Grants.NONE);
    }

    /**
     * Returns what {@code actor} may do with each of many things of one kind, in two queries.
     *
     * @return an entry for every subject
     */
    public <I extends TypedId> Map<I, Grants> onAll(Actor actor, Collection<I> subjects) {
        Map<I, Scope> found = scopes.of(subjects);
        var judge = judge(actor, found.values());
        var grants = new HashMap<I, Grants>();
        for (I subject : subjects) {
            var scope = found.get(subject);
            grants.put(subject, scope == null ? Grants.NONE : judge.of(scope).seeing(scope.toSee()));
        }
        return grants;
    }

    /** Tells whether {@code actor} may do this with a thing. */
    public boolean allows(Actor actor, Permission permission, TypedId subject) {
        return on(actor, subject).allows(permission);
    }

    /** Tells whether {@code actor} may do what concerns no thing in particular. */
    public boolean allows(Actor actor, Permission permission) {
        return general(actor).allows(permission);
    }

    /**
     * Lets pass who may do this with a thing.
     *
     * @throws NotFound when the thing does not exist, is not to be seen, or the permission is refused so
     * @throws dev.runyard.persistence.problem.Forbidden when it may be seen, but this not be done
     */
    public void require(Actor actor, Permission permission, TypedId subject) {
        on(actor, subject).require(permission);
    }

    /** As the other, for what concerns no thing in particular. */
    public void require(Actor actor, Permission permission) {
        if (!allows(actor, permission)) {
            throw permission.refusal();
        }
    }

    /** As the other, for routes by an organization's name. Returns which organization that is. */
    public OrganizationId require(Actor actor, Permission permission, String organizationName) {
        var organization =
                organizations.findByName(organizationName).map(Organization::id).orElseThrow(NotFound::new);
        require(actor, permission, organization);
        return organization;
    }

    /** As the other, for routes by the names of organization and workspace. Returns which workspace that is. */
    public WorkspaceId require(Actor actor, Permission permission, String organizationName, String workspaceName) {
        var workspace = organizations
                .findByName(organizationName)
                .flatMap(organization -> workspaces.findByName(organization.id(), workspaceName))
                .orElseThrow(NotFound::new);
        require(actor, permission, workspace.id());
        return workspace.id();
    }

    private Standing general(Actor actor) {
        return switch (actor) {
            case Actor.User user -> user.siteAdmin() ? Standing.SITE_ADMIN : Standing.USER;
            case Actor.Team _, Actor.Organization _, Actor.Terraform _ -> Standing.PROGRAM;
            case Actor.Worker _, Actor.Holder _, Actor.Remembered _, Actor.Engine _ -> Standing.STRANGER;
        };
    }

    private Judge judge(Actor actor, Collection<Scope> all) {
        return switch (actor) {
            case Actor.User user when user.siteAdmin() -> scope -> Standing.SITE_ADMIN;
            case Actor.User user -> judge(user, all);
            case Actor.Team team -> {
                var standing = standings.of(team.id());
                yield scope -> team.organization().equals(scope.organization()) ? standing : Standing.STRANGER;
            }
            case Actor.Organization organization ->
                scope -> organization.id().equals(scope.organization())
                        ? Standing.ORGANIZATION_TOKEN
                        : Standing.STRANGER;
            case Actor.Terraform run -> {
                var sharing = this.sharing.with(run.workspace(), workspacesOf(all));
                yield scope -> towards(run, scope, sharing);
            }
            case Actor.Worker _, Actor.Holder _, Actor.Remembered _, Actor.Engine _ -> scope -> Standing.STRANGER;
        };
    }

    private Judge judge(Actor.User user, Collection<Scope> all) {
        Map<OrganizationId, Standing> memberships = standings.of(user.id(), organizationsOf(all));
        Set<UserId> colleagues = standings.colleagues(user.id(), usersOf(all));
        return scope -> {
            if (scope.organization() != null) {
                return memberships.getOrDefault(scope.organization(), Standing.STRANGER);
            }
            if (user.id().equals(scope.user())) {
                return Standing.SELF;
            }
            return scope.user() != null && colleagues.contains(scope.user()) ? Standing.COLLEAGUE : Standing.STRANGER;
        };
    }

    private static Standing towards(Actor.Terraform run, Scope scope, Set<WorkspaceId> sharing) {
        if (!run.organization().equals(scope.organization())) {
            return Standing.STRANGER;
        }
        if (scope.workspace() == null) {
            return Standing.RUN_IN_ORGANIZATION;
        }
        if (run.workspace().equals(scope.workspace())) {
            return Standing.RUN_AT_HOME;
        }
        return sharing.contains(scope.workspace()) ? Standing.RUN_NEXT_DOOR : Standing.STRANGER;
    }

    private static Set<OrganizationId> organizationsOf(Collection<Scope> all) {
        return all.stream().map(Scope::organization).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static Set<WorkspaceId> workspacesOf(Collection<Scope> all) {
        return all.stream().map(Scope::workspace).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static Set<UserId> usersOf(Collection<Scope> all) {
        return all.stream()
                .filter(scope -> scope.organization() == null)
                .map(Scope::user)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What one caller is to things, once all that has to be read was read. */
    private interface Judge {
        Standing of(Scope scope);
    }
}
