package dev.runyard.engine.access;

import dev.runyard.persistence.problem.NotFound;
import java.util.Set;

/**
 * What one caller may do with one thing.
 *
 * @param visible whether the caller may know that the thing exists
 * @param permissions what the caller may do with it; nothing when it is not visible
 */
public record Grants(boolean visible, Set<Permission> permissions) {
    /** For what does not exist, or not for this caller. */
    public static final Grants NONE = new Grants(false, Set.of());

    public Grants {
        permissions = Set.copyOf(permissions);
    }

    /** Tells whether the caller may do this; what the API shows as {@code can-…}. */
    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    /**
     * Lets pass who may do this.
     *
     * @throws NotFound when the thing is not to be seen, or the permission is refused so
     * @throws dev.runyard.persistence.problem.Forbidden when it may be seen, but this not be done
     */
    public void require(Permission permission) {
        if (!visible) {
            throw new NotFound();
        }
        if (!allows(permission)) {
            throw permission.refusal();
        }
    }
}
