package dev.runyard.persistence.workspace;

import dev.runyard.persistence.user.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody keeps the runs of a workspace from starting.
 *
 * @param kind what the owner is
 * @param owner the id of the owner
 * @param since when it was taken
 */
@Embeddable
public record Lock(
        @Column(name = "lock_kind") Actor.Kind kind,
        @Column(name = "lock_owner") @Nullable String owner,
        @Column(name = "lock_reason") String reason,
        @Column(name = "locked_at") Instant since) {

    /** Tells whether {@code actor} took it. */
    public boolean isHeldBy(Actor actor) {
        return actor.ref().equals(new Actor.Ref(kind, owner));
    }
}
