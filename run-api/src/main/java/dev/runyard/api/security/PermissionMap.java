package dev.runyard.api.security;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Grants;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.TypedId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes the {@code permissions} that a resource shows: names of HCP Terraform, each standing for one of our permissions. */
@Component
public final class PermissionMap {
    private final Access access;

    PermissionMap(Access access) {
        this.access = access;
    }

    /**
     * Makes the attribute.
     *
     * @param subject the thing that a row's permissions are about
     * @param names what each name stands for
     * @param nobodys names of permissions on things that this server does not have
     */
    public <T, I extends TypedId> Batch<T, Object> of(
            Function<T, I> subject, Map<String, Permission> names, Collection<String> nobodys) {
        return (rows, view) -> {
            var grants = access.onAll(
                    view.actor(), rows.stream().map(subject).distinct().toList());
            return row -> shown(grants.getOrDefault(subject.apply(row), Grants.NONE), names, nobodys);
        };
    }

    private static Map<String, Boolean> shown(
            Grants grants, Map<String, Permission> names, Collection<String> nobodys) {
        var shown = new LinkedHashMap<String, Boolean>();
        names.forEach((name, permission) -> shown.put(name, grants.allows(permission)));
        nobodys.forEach(name -> shown.put(name, false));
        return shown;
    }
}
