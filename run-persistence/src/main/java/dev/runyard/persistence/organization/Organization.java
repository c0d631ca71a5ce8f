package dev.runyard.persistence.organization;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.egress.OrganizationEgress;
import dev.runyard.persistence.execution.Execution;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.limit.OrganizationLimits;
import dev.runyard.persistence.project.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tenant: everything belongs to one, and nothing is shared between two. */
@Entity
@Table(name = "organization")
@SuppressWarnings("NullAway.Init")
public class Organization {
    @Id
    private OrganizationId id;

    @Version
    private @Nullable Long version;

    private String name;

    private String email;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "default_project_id")
    private ProjectId defaultProjectId;

    @Column(name = "allow_force_delete_workspaces")
    private boolean allowForceDeleteWorkspaces = false;

    @Column(name = "speculative_plan_management")
    private boolean speculativePlanManagement = false;

    @Column(name = "cost_estimation")
    private boolean costEstimation = false;

    @Column(name = "default_execution_mode")
    private ExecutionMode defaultExecutionMode = ExecutionMode.REMOTE;

    @Column(name = "default_agent_pool_id")
    private @Nullable AgentPoolId defaultAgentPoolId;

    /** Null when none is set. */
    @Embedded
    private @Nullable OrganizationLimits limits;

    /** Null when nothing is set. */
    @Embedded
    private @Nullable OrganizationEgress egress;

    protected Organization() {}

    public Organization(OrganizationId id, String name, String email, Instant createdAt, ProjectId defaultProjectId) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.createdAt = createdAt;
        this.defaultProjectId = defaultProjectId;
    }

    /** Gives the organization another name. */
    public void rename(String value) {
        this.name = value;
    }

    public void changeEmail(String value) {
        this.email = value;
    }

    public void allowForceDeleteWorkspaces(boolean value) {
        this.allowForceDeleteWorkspaces = value;
    }

    /** Says whether plan-only runs that wait are superseded by newer ones of the same source. */
    public void manageSpeculativePlans(boolean value) {
        this.speculativePlanManagement = value;
    }

    /** Says whether the organization would have costs estimated, once the server can. */
    public void wantCostEstimation(boolean value) {
        this.costEstimation = value;
    }

    /** Says where runs execute unless a project or a workspace says otherwise. */
    public void executeByDefault(Execution value) {
        this.defaultExecutionMode = value.mode();
        this.defaultAgentPoolId = value.agentPool();
    }

    /** Sets what the site admin allows. */
    public void limit(OrganizationLimits value) {
        this.limits = value;
    }

    /** Sets what the site admin lets its runs reach. */
    public void confine(OrganizationEgress value) {
        this.egress = value;
    }

    public OrganizationId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public ProjectId defaultProjectId() {
        return defaultProjectId;
    }

    public boolean allowForceDeleteWorkspaces() {
        return allowForceDeleteWorkspaces;
    }

    public boolean speculativePlanManagement() {
        return speculativePlanManagement;
    }

    public boolean costEstimation() {
        return costEstimation;
    }

    public Execution defaultExecution() {
        return new Execution(defaultExecutionMode, defaultAgentPoolId);
    }

    public OrganizationLimits limits() {
        return limits == null ? OrganizationLimits.NONE : limits;
    }

    public OrganizationEgress egress() {
        return egress == null ? OrganizationEgress.NONE : egress;
    }
}
