package dev.runyard.persistence.retention;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All policies of data retention: at most one of an organization, and one of a workspace. */
@Component
public final class DataRetentionPolicies {
    private final JdbcClient database;

    DataRetentionPolicies(JdbcClient database) {
        this.database = database;
    }

    /** Returns the organization's own. */
    public Optional<DataRetentionPolicy> of(OrganizationId organization) {
        return ofOrganizations(List.of(organization)).stream().findFirst();
    }

    /** Returns the own ones of several organizations. */
    public List<DataRetentionPolicy> ofOrganizations(Collection<OrganizationId> organizations) {
        return find(
                "workspace_id is null and organization_id",
                organizations.stream().map(OrganizationId::value).toList());
    }

    /** Returns the workspace's own. */
    public Optional<DataRetentionPolicy> of(WorkspaceId workspace) {
        return ofWorkspaces(List.of(workspace)).stream().findFirst();
    }

    /** Returns the own ones of several workspaces. */
    public List<DataRetentionPolicy> ofWorkspaces(Collection<WorkspaceId> workspaces) {
        return find("workspace_id", workspaces.stream().map(WorkspaceId::value).toList());
    }

    /** Returns those of the ids that exist. */
    public List<DataRetentionPolicy> byIds(Collection<String> ids) {
        return find("id", ids);
    }

    /** Returns {@code limit} policies by which something is deleted, in the order of their ids. */
    public List<DataRetentionPolicy> deleting(String after, int limit) {
        return database.sql("select * from data_retention_policy where delete_older_than_days is not null"
                        + " and id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(DataRetentionPolicies::read)
                .list();
    }

    /** Sets a policy; one that is there keeps its id. */
    public void set(DataRetentionPolicy policy) {
        var workspace = policy.workspace();
        var place = workspace == null
                ? "(organization_id) where workspace_id is null"
                : "(workspace_id) where workspace_id is not null";
        database.sql("insert into data_retention_policy (id, organization_id, workspace_id, delete_older_than_days)"
                        + " values (:id, :organization, :workspace, :days) on conflict " + place
                        + " do update set delete_older_than_days = excluded.delete_older_than_days")
                .param("id", policy.id())
                .param("organization", policy.organization().value())
                .param("workspace", workspace == null ? null : workspace.value(), Types.VARCHAR)
                .param("days", policy.deleteOlderThanDays(), Types.INTEGER)
                .update();
    }

    public void remove(String id) {
        database.sql("delete from data_retention_policy where id = :id")
                .param("id", id)
                .update();
    }

    private List<DataRetentionPolicy> find(String column, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.sql("select * from data_retention_policy where " + column + " in (:ids)")
                .param("ids", ids)
                .query(DataRetentionPolicies::read)
                .list();
    }

    private static DataRetentionPolicy read(ResultSet row, int number) throws SQLException {
        var workspace = row.getString("workspace_id");
        return new DataRetentionPolicy(
                row.getString("id"),
                new OrganizationId(row.getString("organization_id")),
                workspace == null ? null : new WorkspaceId(workspace),
                row.getObject("delete_older_than_days", Integer.class));
    }
}
