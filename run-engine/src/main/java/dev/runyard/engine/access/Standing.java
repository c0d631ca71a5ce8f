package dev.runyard.engine.access;

import static dev.runyard.engine.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a caller is to a thing, and what that lets them do. Rows are positive: what is not named is not allowed.
 *
 * <p>Sources: HCP Terraform's permission model, and for organization tokens the chart "Access Levels" of its page on
 * API tokens: they configure, but neither run nor write state; by its page on organization tokens they may replace themselves.
 */
enum Standing {
    SITE_ADMIN(EnumSet.allOf(Permission.class)),
    /** A member of the owners team, or that team's token. */
    OWNER(EnumSet.complementOf(EnumSet.of(Permission.SITE_ADMIN, CREATE_ORGANIZATION, READ_USER, MANAGE_ACCOUNT))),
    ORGANIZATION_TOKEN(EnumSet.of(
            AUTHENTICATED,
            READ_ORGANIZATION,
            MANAGE_ORGANIZATION_TOKEN,
            MANAGE_USER_TOKENS,
            MANAGE_AGENT_POOLS,
            READ_MEMBERSHIPS,
            MANAGE_MEMBERSHIPS,
            READ_TEAMS,
            MANAGE_TEAMS,
            READ_PROJECT,
            MANAGE_PROJECTS,
            MOVE_WORKSPACES,
            CREATE_WORKSPACE,
            READ_VARIABLE_SETS,
            MANAGE_VARIABLE_SETS,
            READ_WORKSPACE,
            UPDATE_WORKSPACE,
            DELETE_WORKSPACE,
            FORCE_DELETE_WORKSPACE,
            LOCK_WORKSPACE,
            FORCE_UNLOCK_WORKSPACE,
            MANAGE_RUN_TRIGGERS,
            SHARE_STATE,
            REPLACE_STATE_CONSUMERS,
            MANAGE_TAGS,
            READ_RUNS,
            READ_VARIABLES,
            WRITE_VARIABLES,
            READ_STATE_OUTPUTS,
            READ_STATE)),
    /** An active member who is no owner, or the token of another team: until teams get access to workspaces. */
    MEMBER(EnumSet.of(AUTHENTICATED, READ_ORGANIZATION, READ_MEMBERSHIPS, READ_TEAMS)),
    /** Terraform inside a run, towards the run's own workspace. Its state is written by the worker, not by it. */
    RUN_AT_HOME(EnumSet.of(AUTHENTICATED, READ_ORGANIZATION, READ_WORKSPACE, READ_STATE_OUTPUTS, READ_STATE)),
    /** Terraform inside a run, towards a workspace that shares its state with it. */
    RUN_NEXT_DOOR(EnumSet.of(AUTHENTICATED, READ_ORGANIZATION, READ_WORKSPACE, READ_STATE_OUTPUTS, READ_STATE)),
    /** Terraform inside a run, towards its organization: the CLI reads it before any workspace. */
    RUN_IN_ORGANIZATION(EnumSet.of(AUTHENTICATED, READ_ORGANIZATION)),
    /** A user, towards themselves. */
    SELF(EnumSet.of(AUTHENTICATED, READ_USER, MANAGE_ACCOUNT, MANAGE_USER_TOKENS)),
    /** A user, towards another member of one of their organizations. */
    COLLEAGUE(EnumSet.of(AUTHENTICATED, READ_USER)),
    /** A signed-in caller, towards nothing in particular. */
    USER(EnumSet.of(AUTHENTICATED, CREATE_ORGANIZATION)),
    PROGRAM(EnumSet.of(AUTHENTICATED)),
    STRANGER(EnumSet.noneOf(Permission.class));

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf gives one that cannot change.
    private final Set<Permission> permissions;

    Standing(EnumSet<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    /** Returns what this standing means for a thing that is seen by whoever has {@code toSee}. */
    Grants seeing(Permission toSee) {
        return allows(toSee) ? new Grants(true, permissions) : Grants.NONE;
    }
}
