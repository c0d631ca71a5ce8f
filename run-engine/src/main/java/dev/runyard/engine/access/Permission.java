package dev.runyard.engine.access;

import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.problem.Problem;

/**
 * What a caller needs, named after HCP Terraform's permissions, and how somebody is refused who may see the thing but
 * not do this to it. Most pages of HCP's API documentation say 404 ("not found, or user unauthorized to perform
 * action"); the others 403, or nothing, which is 403 here. Who cannot even see the thing gets 404 whatever is asked.
 */
public enum Permission {
    // Without a subject
    AUTHENTICATED(Refusal.NOT_FOUND),
    SITE_ADMIN(Refusal.NOT_FOUND),
    CREATE_ORGANIZATION(Refusal.NOT_FOUND),

    // On a user, or on a token of a user or of agents
    READ_USER(Refusal.NOT_FOUND),
    MANAGE_ACCOUNT(Refusal.NOT_FOUND),
    MANAGE_USER_TOKENS(Refusal.NOT_FOUND),

    // On an organization, or on a thing that belongs to it as a whole
    READ_ORGANIZATION(Refusal.NOT_FOUND),
    UPDATE_ORGANIZATION(Refusal.NOT_FOUND),
    DELETE_ORGANIZATION(Refusal.NOT_FOUND),
    MANAGE_ORGANIZATION_TOKEN(Refusal.NOT_FOUND),
    READ_MEMBERSHIPS(Refusal.NOT_FOUND),
    MANAGE_MEMBERSHIPS(Refusal.NOT_FOUND),
    READ_TEAMS(Refusal.NOT_FOUND),
    MANAGE_TEAMS(Refusal.NOT_FOUND),
    /** Listing needs only {@link #READ_ORGANIZATION}; a list holds what its reader may see. */
    READ_PROJECT(Refusal.NOT_FOUND),
    MANAGE_PROJECTS(Refusal.FORBIDDEN),
    /** On the project they are to come to, and on each workspace. */
    MOVE_WORKSPACES(Refusal.NOT_FOUND),
    CREATE_WORKSPACE(Refusal.FORBIDDEN),
    /** Also to see them, and their tokens. */
    MANAGE_AGENT_POOLS(Refusal.NOT_FOUND),
    READ_VARIABLE_SETS(Refusal.NOT_FOUND),
    /** Also asked for those that projects own, until teams get access to projects. */
    MANAGE_VARIABLE_SETS(Refusal.NOT_FOUND),

    // On a workspace, or on a thing inside it
    READ_WORKSPACE(Refusal.NOT_FOUND),
    UPDATE_WORKSPACE(Refusal.FORBIDDEN),
    DELETE_WORKSPACE(Refusal.NOT_FOUND),
    FORCE_DELETE_WORKSPACE(Refusal.FORBIDDEN),
    LOCK_WORKSPACE(Refusal.NOT_FOUND),
    FORCE_UNLOCK_WORKSPACE(Refusal.NOT_FOUND),
    MANAGE_RUN_TRIGGERS(Refusal.NOT_FOUND),
    SHARE_STATE(Refusal.NOT_FOUND),
    /** Needs permission to manage all workspaces: who replaces a list must see all of it. */
    REPLACE_STATE_CONSUMERS(Refusal.NOT_FOUND),
    /** Also on an organization, for those of all its workspaces. */
    MANAGE_TAGS(Refusal.NOT_FOUND),
    READ_RUNS(Refusal.NOT_FOUND),
    /** Runs and what they are made of: configuration versions, comments. */
    QUEUE_RUNS(Refusal.NOT_FOUND),
    APPLY_RUNS(Refusal.FORBIDDEN),
    CANCEL_RUNS(Refusal.NOT_FOUND),
    /** Needs admin access to the workspace: state can be lost. */
    FORCE_CANCEL_RUNS(Refusal.NOT_FOUND),
    /** As {@link #APPLY_RUNS}, refused otherwise. */
    FORCE_EXECUTE_RUNS(Refusal.NOT_FOUND),
    READ_PLAN_JSON(Refusal.NOT_FOUND),
    READ_VARIABLES(Refusal.NOT_FOUND),
    WRITE_VARIABLES(Refusal.FORBIDDEN),
    READ_STATE_OUTPUTS(Refusal.NOT_FOUND),
    READ_STATE(Refusal.NOT_FOUND),
    WRITE_STATE(Refusal.NOT_FOUND),
    DELETE_STATE_DATA(Refusal.NOT_FOUND);

    private final Refusal refusal;

    Permission(Refusal refusal) {
        this.refusal = refusal;
    }

    /** Returns what somebody is told who may see the thing but lacks this permission. */
    Problem refusal() {
        return switch (refusal) {
            case NOT_FOUND -> new NotFound();
            case FORBIDDEN -> new Forbidden("You are not authorized to perform this action.");
        };
    }

    /** The status of a refusal. */
    private enum Refusal {
        NOT_FOUND,
        FORBIDDEN
    }
}
