package dev.runyard.persistence.project;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.execution.Execution;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A group of workspaces. */
@Entity
@Table(name = "project")
@SuppressWarnings("NullAway.Init")
public class Project {
    @Id
    private ProjectId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    private String name;

    private String description;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "overwrites_execution")
    private boolean overwritesExecution = false;

    @Column(name = "default_execution_mode")
    private ExecutionMode defaultExecutionMode = ExecutionMode.REMOTE;

    @Column(name = "default_agent_pool_id")
    private @Nullable AgentPoolId defaultAgentPoolId;

    protected Project() {}

    public Project(ProjectId id, OrganizationId organizationId, String name, String description, Instant createdAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.name = name;
        this.description = description;
        this.createdAt = createdAt;
    }

    public void rename(String value) {
        this.name = value;
    }

    public void describe(String value) {
        this.description = value;
    }

    /**
     * Says where runs execute unless a workspace says otherwise.
     *
     * @param overwrites whether the project says so itself; else, it follows its organization
     */
    public void executeByDefault(boolean overwrites, Execution value) {
        this.overwritesExecution = overwrites;
        this.defaultExecutionMode = value.mode();
        this.defaultAgentPoolId = value.agentPool();
    }

    public ProjectId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** Tells whether it says itself where runs execute. */
    public boolean overwritesExecution() {
        return overwritesExecution;
    }

    /** Returns what is in effect, whoever says it. */
    public Execution defaultExecution() {
        return new Execution(defaultExecutionMode, defaultAgentPoolId);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
