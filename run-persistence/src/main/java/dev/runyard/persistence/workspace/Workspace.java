package dev.runyard.persistence.workspace;

import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.execution.Execution;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.stateversion.StateVersionId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a configuration becomes: its settings, its state, its queue of runs. */
@Entity
@Table(name = "workspace")
@SuppressWarnings("NullAway.Init")
public class Workspace {
    @Id
    private WorkspaceId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "project_id")
    private ProjectId projectId;

    private String name;

    @Embedded
    private Settings settings;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Embedded
    private @Nullable Lock lock;

    @Column(name = "current_run_id")
    private @Nullable RunId currentRunId;

    @Column(name = "latest_run_id")
    private @Nullable RunId latestRunId;

    @Embedded
    private @Nullable FrontRun frontRun;

    @Embedded
    private RunFigures runFigures = RunFigures.NONE;

    @Column(name = "queue_counter")
    private long queueCounter = 0;

    @Column(name = "current_configuration_version_id")
    private @Nullable ConfigurationVersionId currentConfigurationVersionId;

    @Column(name = "current_state_version_id")
    private @Nullable StateVersionId currentStateVersionId;

    @Column(name = "latest_change_at")
    private Instant latestChangeAt;

    protected Workspace() {}

    public Workspace(
            WorkspaceId id,
            OrganizationId organizationId,
            ProjectId projectId,
            String name,
            Settings settings,
            Instant at) {
        this.id = id;
        this.organizationId = organizationId;
        this.projectId = projectId;
        this.name = name;
        this.settings = settings;
        this.createdAt = at;
        this.updatedAt = at;
        this.latestChangeAt = at;
    }

    /** Changes what people set. */
    public void change(String newName, ProjectId newProject, Settings newSettings, Instant at) {
        this.name = newName;
        this.projectId = newProject;
        this.settings = newSettings;
        this.updatedAt = at;
    }

    /** Puts it into another project, with that default. */
    public void move(ProjectId newProject, Execution inherited, Instant at) {
        this.projectId = newProject;
        this.settings = settings.within(inherited);
        this.updatedAt = at;
    }

    /** Tells whether a person, a program or a run keeps other runs from starting. */
    public boolean isLocked() {
        return lock != null || currentRunId != null;
    }

    /** Takes the lock; the caller has checked that it is free. */
    public void lock(Lock newLock) {
        this.lock = newLock;
    }

    public void unlock() {
        this.lock = null;
    }

    /** Gives out the next place in the queue; the caller holds the row's lock. */
    public long nextQueuePosition() {
        queueCounter++;
        return queueCounter;
    }

    /** Lets {@code run} hold the workspace. Called by the engine's workspace queue alone. */
    public void occupy(RunId run) {
        this.currentRunId = run;
    }

    /** Ends a run's hold. Called by the engine's workspace queue alone. */
    public void release() {
        this.currentRunId = null;
    }

    /** Remembers the newest run of the queue. */
    public void newest(RunId run) {
        this.latestRunId = run;
    }

    /** Makes a configuration version the one that runs use which name none. */
    public void makeCurrent(ConfigurationVersionId configuration) {
        this.currentConfigurationVersionId = configuration;
    }

    /** Shows {@code run} at the front of the queue from now on. Called by the engine's workspace queue alone. */
    public void inFront(FrontRun run) {
        this.frontRun = run;
    }

    /** Takes over the status of a run, if it is the one at the front. Called with each step of a run. */
    public void follow(RunId run, RunStatus status) {
        if (frontRun != null && frontRun.id().equals(run)) {
            this.frontRun = new FrontRun(run, status, frontRun.createdAt());
        }
    }

    /** Counts a new run. */
    public void counts(boolean planOnly) {
        this.runFigures = runFigures.withNew(planOnly);
    }

    /** Counts a run that applied or failed. */
    public void ended(Performance.Ended run) {
        this.runFigures = runFigures.withEnded(run);
    }

    /** Makes a finalized state version the current one. */
    public void makeCurrent(StateVersionId state, Instant stateCreatedAt) {
        this.currentStateVersionId = state;
        this.latestChangeAt = stateCreatedAt;
    }

    public WorkspaceId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public ProjectId projectId() {
        return projectId;
    }

    public String name() {
        return name;
    }

    public Settings settings() {
        return settings;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Returns the lock that a person or program took; null when there is none. A run in progress holds the workspace by {@link #currentRunId}. */
    public @Nullable Lock lock() {
        return lock;
    }

    /** Returns the run that holds the workspace; null when none does. */
    public @Nullable RunId currentRunId() {
        return currentRunId;
    }

    /** Returns the newest run of the queue, whether it is over or not. */
    public @Nullable RunId latestRunId() {
        return latestRunId;
    }

    /** Returns the configuration version that was made or used last; its upload may still be awaited. */
    public @Nullable ConfigurationVersionId currentConfigurationVersionId() {
        return currentConfigurationVersionId;
    }

    /** Returns the run at the front of the queue; null before the first one. */
    public @Nullable FrontRun frontRun() {
        return frontRun;
    }

    /** Returns how many runs there are, and how the past ones went. */
    public RunFigures runFigures() {
        return runFigures;
    }

    /** Returns when the current state came; when the workspace did, while there is none. */
    public Instant latestChangeAt() {
        return latestChangeAt;
    }

    public @Nullable StateVersionId currentStateVersionId() {
        return currentStateVersionId;
    }
}
