package dev.runyard.persistence.retention;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * How long data are kept.
 *
 * @param workspace null when it is the organization's, which is for workspaces without one of their own
 * @param deleteOlderThanDays null when nothing is ever deleted
 */
public record DataRetentionPolicy(
        String id,
        OrganizationId organization,
        @Nullable WorkspaceId workspace,
        @Nullable Integer deleteOlderThanDays) {}
