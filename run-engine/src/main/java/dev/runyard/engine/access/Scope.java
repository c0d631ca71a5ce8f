package dev.runyard.engine.access;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Where a thing belongs.
 *
 * @param workspace null for what belongs to an organization as a whole
 * @param user the user whose thing it is, when it belongs to no organization
 * @param toSee what shows that the thing exists
 */
record Scope(
        @Nullable OrganizationId organization,
        @Nullable WorkspaceId workspace,
        @Nullable UserId user,
        Permission toSee) {}
