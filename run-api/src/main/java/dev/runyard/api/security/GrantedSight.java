package dev.runyard.api.security;

import static java.util.stream.Collectors.toSet;

import dev.runyard.api.jsonapi.View.Sight;
import dev.runyard.engine.access.Access;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.user.Actor;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Asks the permissions what an actor may see. */
final class GrantedSight implements Sight {
    private final Access access;

    GrantedSight(Access access) {
        this.access = access;
    }

    @Override
    public <I extends TypedId> Set<I> of(Actor actor, Collection<I> things) {
        return things.isEmpty()
                ? Set.of()
                : access.onAll(actor, things).entrySet().stream()
                        .filter(each -> each.getValue().visible())
                        .map(Map.Entry::getKey)
                        .collect(toSet());
    }
}
