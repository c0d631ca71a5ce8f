package dev.runyard.engine.access;

import static dev.runyard.engine.access.Permission.*;

import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.OrganizationMembershipId;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.run.CommentId;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.RunEventId;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.runtrigger.RunTriggerId;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutputId;
import dev.runyard.persistence.tag.ReservedTagKeyId;
import dev.runyard.persistence.tag.TagId;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.worker.WorkerId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.HashMap;
import java.util.Map;

/** Which permission shows that a thing exists, and the SQL that says where things of a kind belong. */
enum Subjects {
    ORGANIZATION(OrganizationId.class, READ_ORGANIZATION, select("s.id", "null::text", "organization s")),
    MEMBERSHIP(OrganizationMembershipId.class, READ_MEMBERSHIPS, ofOrganization("organization_membership")),
    TEAM(TeamId.class, READ_TEAMS, ofOrganization("team")),
    PROJECT(ProjectId.class, READ_PROJECT, ofOrganization("project")),
    WORKSPACE(WorkspaceId.class, READ_WORKSPACE, selectInWorkspace("workspace s join workspace w on w.id = s.id")),
    VARIABLE(
            VariableId.class,
            READ_VARIABLES,
            "select s.id, s.organization_id, w.id workspace_id,"
                    + " null::text user_id from variable s left join workspace w on w.id = s.workspace_id"
                    + " where s.id in (:ids)"),
    VARIABLE_SET(VariableSetId.class, READ_VARIABLE_SETS, ofOrganization("variable_set")),
    AGENT_POOL(AgentPoolId.class, MANAGE_AGENT_POOLS, ofOrganization("agent_pool")),
    AGENT(
            WorkerId.class,
            MANAGE_AGENT_POOLS,
            select("p.organization_id", "null::text", "worker s left join agent_pool p on p.id = s.agent_pool_id")),
    RESERVED_TAG_KEY(ReservedTagKeyId.class, READ_ORGANIZATION, ofOrganization("reserved_tag_key")),
    TAG(TagId.class, READ_WORKSPACE, ofOrganization("tag")),
    CONFIGURATION_VERSION(ConfigurationVersionId.class, READ_RUNS, ofWorkspace("configuration_version")),
    RUN_TRIGGER(RunTriggerId.class, READ_RUNS, ofWorkspace("run_trigger")),
    RUN(RunId.class, READ_RUNS, ofWorkspace("run")),
    PHASE(PhaseId.class, READ_RUNS, ofRun("phase")),
    PLAN_EXPORT(
            PlanExportId.class,
            READ_PLAN_JSON,
            selectInWorkspace("plan_export s join phase p on p.id = s.plan_id join run r on r.id = p.run_id"
                    + " join workspace w on w.id = r.workspace_id")),
    RUN_EVENT(
            RunEventId.class,
            READ_RUNS,
            ofRun("(select id, run_id from run_event union all"
                    + " select event_id, run_id from comment where event_id is not null)")),
    COMMENT(CommentId.class, READ_RUNS, ofRun("comment")),
    JOB(JobId.class, READ_RUNS, ofWorkspace("job")),
    STATE_VERSION(StateVersionId.class, READ_STATE_OUTPUTS, ofWorkspace("state_version")),
    STATE_VERSION_OUTPUT(
            StateVersionOutputId.class,
            READ_STATE_OUTPUTS,
            selectInWorkspace("state_version_output s join state_version v on v.id = s.state_version_id"
                    + " join workspace w on w.id = v.workspace_id")),
    USER(UserId.class, READ_USER, select("null::text", "s.id", "users s")),
    TOKEN(
            TokenId.class,
            MANAGE_USER_TOKENS,
            select(
                    "coalesce(s.organization_id, t.organization_id)",
                    "s.user_id",
                    "token s left join team t on t.id = s.team_id"));

    private static final Map<Class<?>, Subjects> BY_CLASS = byClass();

    private final Class<? extends TypedId> idClass;
    private final Permission toSee;
    private final String sql;

    Subjects(Class<? extends TypedId> idClass, Permission toSee, String sql) {
        this.idClass = idClass;
        this.toSee = toSee;
        this.sql = sql;
    }

    static Subjects of(TypedId id) {
        var kind = BY_CLASS.get(id.getClass());
        if (kind == null) {
            throw new IllegalArgumentException("no rule says where " + id.getClass() + " belongs");
        }
        return kind;
    }

    /** Returns what shows that a thing exists; a token of an organization is seen by those who manage it. */
    Permission toSee(boolean ofOrganization) {
        return this == TOKEN && ofOrganization ? MANAGE_ORGANIZATION_TOKEN : toSee;
    }

    /** Returns the query: id, organization, workspace, user; for the ids {@code :ids}. */
    String sql() {
        return sql;
    }

    private static String ofOrganization(String table) {
        return select("s.organization_id", "null::text", table + " s");
    }

    private static String ofWorkspace(String table) {
        return selectInWorkspace(table + " s join workspace w on w.id = s.workspace_id");
    }

    private static String ofRun(String table) {
        return selectInWorkspace(table + " s join run r on r.id = s.run_id join workspace w on w.id = r.workspace_id");
    }

    private static String selectInWorkspace(String tables) {
        return "select s.id, w.organization_id, w.id workspace_id," + " null::text user_id from " + tables
                + " where s.id in (:ids)";
    }

    private static String select(String organization, String user, String tables) {
        return "select s.id, " + organization + " organization_id, null::text workspace_id, " + user + " user_id from "
                + tables + " where s.id in (:ids)";
    }

    private static Map<Class<?>, Subjects> byClass() {
        var map = new HashMap<Class<?>, Subjects>();
        for (Subjects kind : values()) {
            map.put(kind.idClass, kind);
        }
        return Map.copyOf(map);
    }
}
