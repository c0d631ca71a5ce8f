package dev.runyard.engine.access;

import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import org.springframework.stereotype.Component;

/** Finds out who those are today whom rows remember: their rights may have changed since. */
@Component
public final class RememberedActors {
    private final Users users;
    private final Teams teams;

    RememberedActors(Users users, Teams teams) {
        this.users = users;
        this.teams = teams;
    }

    /** Returns the user or team a row names; somebody without any right when there is none any more. */
    public Actor today(Actor.Ref remembered) {
        Actor nobody = new Actor.Remembered(remembered);
        String id = remembered.id();
        if (id == null) {
            return nobody;
        }
        return switch (remembered.kind()) {
            case USER ->
                users.findById(new UserId(id))
                        .<Actor>map(user -> new Actor.User(user.id(), user.username(), user.siteAdmin()))
                        .orElse(nobody);
            case TEAM ->
                teams.findById(new TeamId(id))
                        .<Actor>map(team -> new Actor.Team(team.id(), team.organizationId()))
                        .orElse(nobody);
            case ORGANIZATION, RUN, WORKER, ENGINE -> nobody;
        };
    }
}
