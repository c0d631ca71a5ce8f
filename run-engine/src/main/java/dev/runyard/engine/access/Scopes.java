package dev.runyard.engine.access;

import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out where things belong: one query, however many things of a kind are asked for. */
@Component
final class Scopes {
    private final JdbcClient database;

    Scopes(JdbcClient database) {
        this.database = database;
    }

    /** Returns where each of {@code ids} belongs; what does not exist is left out. All ids are of one class. */
    <I extends TypedId> Map<I, Scope> of(Collection<I> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var byText = new HashMap<String, I>();
        ids.forEach(id -> byText.put(id.value(), id));
        var kind = Subjects.of(ids.iterator().next());
        var found = new HashMap<I, Scope>();
        database.sql(kind.sql()).param("ids", byText.keySet()).query((ResultSet row) -> {
            @Nullable I id = byText.get(row.getString("id"));
            if (id != null) {
                found.put(id, scope(kind, row));
            }
        });
        return found;
    }

    private static Scope scope(Subjects kind, ResultSet row) throws SQLException {
        var organization = id(row, "organization_id", OrganizationId::new);
        return new Scope(
                organization,
                id(row, "workspace_id", WorkspaceId::new),
                id(row, "user_id", UserId::new),
                kind.toSee(organization != null));
    }

    private static <T> @Nullable T id(ResultSet row, String column, Function<String, T> make) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : make.apply(text);
    }
}
