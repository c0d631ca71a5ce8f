package dev.runyard.engine.user;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Makes, changes and ends users. That the caller may is checked before. */
@Component
public final class Accounts {
    private final Users users;
    private final Teams teams;
    private final Organizations organizations;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    Accounts(Users users, Teams teams, Organizations organizations, Steps steps, Ids ids, InstantSource clock) {
        this.users = users;
        this.teams = teams;
        this.organizations = organizations;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a user, who then needs a token to sign in.
     *
     * @throws Invalid when name or e-mail address break a rule or belong to somebody else
     */
    public User create(String username, String email, boolean siteAdmin) {
        return steps.take(() -> users.save(
                new User(ids.userId(), freeUsername(username), freeEmail(email), siteAdmin, clock.instant())));
    }

    /**
     * Changes a user.
     *
     * @throws Conflict when nobody would be left to administer the site
     */
    public User update(UserId id, UserChanges changes) {
        return steps.take(() -> {
            var user = users.findById(id).orElseThrow(NotFound::new);
            if (changes.username() != null && !changes.username().equalsIgnoreCase(user.username())) {
                user.rename(freeUsername(changes.username()));
            } else if (changes.username() != null) {
                user.rename(changes.username());
            }
            if (changes.email() != null && !changes.email().equalsIgnoreCase(user.email())) {
                user.changeEmail(freeEmail(changes.email()));
            }
            if (changes.siteAdmin() != null) {
                makeSiteAdmin(user, changes.siteAdmin());
            }
            return user;
        });
    }

    /**
     * Removes a user with their tokens and memberships.
     *
     * @throws Conflict for the last site admin, and for the only owner of an organization
     */
    public void delete(UserId id) {
        steps.take(() -> {
            var user = users.findById(id).orElseThrow(NotFound::new);
            makeSiteAdmin(user, false);
            requireOtherOwners(id);
            users.delete(user);
            return user;
        });
    }

    /** Returns the account that {@code actor} speaks for; what is no account (a worker) is not found. */
    public Account of(Actor actor) {
        return switch (actor) {
            case Actor.User user -> users.findById(user.id()).map(Account::of).orElseThrow(NotFound::new);
            case Actor.Team team -> service(team.id().value(), "api-team-" + team.id());
            case Actor.Organization organization ->
                service(
                        organization.id().value(),
                        "api-org-"
                                + organizations
                                        .findById(organization.id())
                                        .map(Organization::name)
                                        .orElseThrow(NotFound::new));
            case Actor.Terraform run -> service(run.run().value(), "api-" + run.run());
            case Actor.Worker _, Actor.Holder _, Actor.Remembered _, Actor.Engine _ -> throw new NotFound();
        };
    }

    private static Account service(String id, String username) {
        return new Account(id, username, null, true, false);
    }

    private void makeSiteAdmin(User user, boolean value) {
        if (user.siteAdmin() && !value) {
            users.waitForTurn();
            if (users.countBySiteAdminTrue() == 1) {
                throw new Conflict("User is the last site admin; make another one first.");
            }
        }
        user.makeSiteAdmin(value);
    }

    private void requireOtherOwners(UserId user) {
        for (String team : teams.lockOwnersTeamsOf(user)) {
            if (teams.members(new TeamId(team)).size() == 1) {
                throw new Conflict("User is the only owner of an organization; name another owner or delete it first.");
            }
        }
    }

    private String freeUsername(String username) {
        if (users.findByUsername(UserRules.username(username)).isPresent()) {
            throw Invalid.attribute("username", "has already been taken");
        }
        return username;
    }

    private String freeEmail(String email) {
        if (users.findByEmail(UserRules.email(email)).isPresent()) {
            throw Invalid.attribute("email", "has already been taken");
        }
        return email;
    }
}
