package dev.runyard.persistence.runtrigger;

import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run that the apply of another has made. There is one for each of the two: an apply queues no run twice. */
@Entity
@Table(name = "triggered_run")
@SuppressWarnings("NullAway.Init")
public class TriggeredRun {
    @Id
    private RunId id;

    @Version
    private @Nullable Long version;

    @Column(name = "workspace_id")
    private WorkspaceId workspaceId;

    @Column(name = "source_run_id")
    private RunId sourceRunId;

    @Column(name = "created_at")
    private Instant createdAt;

    protected TriggeredRun() {}

    /** Remembers which run's apply made which run, in which workspace. */
    public TriggeredRun(RunId id, WorkspaceId workspace, RunId sourceRun, Instant at) {
        this.id = id;
        this.workspaceId = workspace;
        this.sourceRunId = sourceRun;
        this.createdAt = at;
    }

    /** Returns the run that was made. */
    public RunId id() {
        return id;
    }

    /** Returns the run whose apply made it. It may be gone by now. */
    public RunId sourceRunId() {
        return sourceRunId;
    }
}
