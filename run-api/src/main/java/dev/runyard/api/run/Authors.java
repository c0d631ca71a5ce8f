package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Reference;
import dev.runyard.persistence.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How those who did something to a run are referred to. */
final class Authors {
    static final List<String> TYPES = List.of("users");

    private Authors() {}

    /** Returns the user; null when it was no user, as HCP Terraform knows no resource for what else may act. */
    static @Nullable Reference of(Actor.Ref actor) {
        var user = actor.userId();
        return user == null ? null : new Reference("users", user.value());
    }
}
