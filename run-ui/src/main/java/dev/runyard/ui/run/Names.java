package dev.runyard.ui.run;

import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what to call those who did something. */
@Component
public final class Names {
    private final Users users;

    Names(Users users) {
        this.users = users;
    }

    /** Returns the names of several at once, in one query. */
    public Function<Actor.Ref, String> of(Collection<Actor.Ref> actors) {
        Set<UserId> ids =
                actors.stream().map(Actor.Ref::userId).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UserId, String> usernames =
                users.findAllById(ids).stream().collect(Collectors.toMap(User::id, User::username));
        return actor -> switch (actor.kind()) {
            case USER -> {
                var id = actor.userId();
                yield id == null ? "" : usernames.getOrDefault(id, "a former user");
            }
            case TEAM -> "a team";
            case ORGANIZATION -> "the organization";
            case RUN -> "Terraform in " + actor.id();
            case WORKER -> "the worker";
            case ENGINE -> "Runyard";
        };
    }
}
