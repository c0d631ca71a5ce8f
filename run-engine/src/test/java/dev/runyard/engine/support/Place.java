package dev.runyard.engine.support;

import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.contract.StartRequest;
import dev.runyard.contract.Started;
import dev.runyard.contract.WorkerDoor;
import dev.runyard.engine.Steps;
import dev.runyard.engine.job.JobClaims;
import dev.runyard.engine.run.PhaseLifecycle;
import dev.runyard.engine.run.RunCreation;
import dev.runyard.engine.run.RunRequest;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.tool.ToolName;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.workspace.Settings;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workspace of its own for a test, and a worker that executes nothing. */
public final class Place {
    public static final Actor ALICE = new Actor.User(new UserId("user-alice"), "alice", true);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Ids ids = EngineDatabase.bean(Ids.class);
    private final JobClaims claims = EngineDatabase.bean(JobClaims.class);
    private final PhaseLifecycle phases = EngineDatabase.bean(PhaseLifecycle.class);
    private final JdbcClient sql = EngineDatabase.bean(JdbcClient.class);
    private final WorkspaceId workspace;

    private Place(WorkspaceId workspace) {
        this.workspace = workspace;
    }

    /** Makes an organization with one workspace, and takes all jobs of other tests out of the way. */
    public static Place make() {
        return make(false);
    }

    public static Place make(boolean autoApply) {
        var ids = EngineDatabase.bean(Ids.class);
        return step(() -> {
            EngineDatabase.bean(Jobs.class).deleteAll();
            var organization = ids.organizationId();
            var project = ids.projectId();
            EngineDatabase.bean(Organizations.class)
                    .save(new Organization(organization, organization.value(), "a@example.com", NOW, project));
            EngineDatabase.bean(Projects.class).save(new Project(project, organization, "Default Project", "", NOW));
            var settings = new Settings(
                    null,
                    false,
                    ExecutionMode.REMOTE,
                    null,
                    ToolName.TERRAFORM,
                    "1.11.4",
                    "",
                    autoApply,
                    false,
                    true,
                    true,
                    false,
                    false,
                    false,
                    true,
                    null,
                    null,
                    null,
                    null);
            var made = EngineDatabase.bean(Workspaces.class)
                    .save(new Workspace(ids.workspaceId(), organization, project, "network", settings, NOW));
            return new Place(made.id());
        });
    }

    /** Makes another workspace of the same organization. */
    public Place beside() {
        var here = workspace();
        return step(() -> new Place(EngineDatabase.bean(Workspaces.class)
                .save(new Workspace(
                        ids.workspaceId(),
                        here.organizationId(),
                        here.projectId(),
                        "beside-" + UUID.randomUUID(),
                        here.settings(),
                        NOW))
                .id()));
    }

    /** Takes a workspace that is there already, and all jobs of other tests out of the way. */
    public static Place aloneIn(WorkspaceId workspace) {
        return step(() -> {
            EngineDatabase.bean(Jobs.class).deleteAll();
            return in(workspace);
        });
    }

    /** Takes a workspace that is there already. */
    public static Place in(WorkspaceId workspace) {
        return new Place(workspace);
    }

    public WorkspaceId workspaceId() {
        return workspace;
    }

    public Workspace workspace() {
        return EngineDatabase.bean(Workspaces.class).findById(workspace).orElseThrow();
    }

    /** Makes an uploaded configuration version. */
    public ConfigurationVersionId configuration(boolean speculative) {
        return configuration(speculative ? ConfigurationVersion.Kind.SPECULATIVE : ConfigurationVersion.Kind.REGULAR);
    }

    public ConfigurationVersionId configuration(ConfigurationVersion.Kind kind) {
        return step(() -> {
            var row = new ConfigurationVersion(
                    ids.configurationVersionId(),
                    workspace().organizationId(),
                    workspace,
                    false,
                    kind,
                    ALICE.ref(),
                    NOW);
            row.uploaded(blob(), "0", NOW);
            return EngineDatabase.bean(ConfigurationVersions.class).save(row).id();
        });
    }

    public RunId startRun() {
        return startRun(request(configuration(false), RunSource.API));
    }

    public RunId startPlanOnlyRun() {
        return startRun(request(configuration(true), RunSource.API));
    }

    public RunId startRun(RunRequest request) {
        return EngineDatabase.bean(RunCreation.class).create(request, ALICE).id();
    }

    /** Starts a run of a fresh configuration with these options. */
    public RunId startRun(RunOptions options) {
        return startRun(request(configuration(false), RunSource.API, options));
    }

    public RunRequest request(ConfigurationVersionId configuration, RunSource source) {
        return request(configuration, source, RunOptions.PLAIN);
    }

    public RunRequest request(ConfigurationVersionId configuration, RunSource source, RunOptions options) {
        return new RunRequest(workspace, configuration, source, null, options, null, null, null, List.of());
    }

    public RunStatus status(RunId run) {
        return run(run).status();
    }

    public Run run(RunId run) {
        return EngineDatabase.bean(Runs.class).findById(run).orElseThrow();
    }

    /** Claims the next job, whichever it is; fails when there is none. */
    public Held claim() {
        return claim(UUID.randomUUID().toString());
    }

    public Held claim(String claimId) {
        return claim(claimId, new Actor.Worker("test"), 0).orElseThrow();
    }

    /** Claims as this worker, and waits for a job as long as that. */
    public Optional<Held> claim(String claimId, Actor.Worker worker, int waitSeconds) {
        try {
            return claims.claim(new ClaimRequest(claimId, WorkerDoor.VERSION, "test", "1", waitSeconds, null), worker)
                    .map(claim ->
                            new Held(new JobId(claim.job().jobId()), claim.job().epoch()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a run's plan to the end that the worker reports. */
    public void plan(boolean changes) {
        var job = claim();
        job.start();
        if (changes) {
            job.keepArtifact();
        }
        job.report(new PhaseResult.Succeeded(changes, new ResourceCounts(changes ? 1 : 0, 0, 0, 0)));
    }

    private static dev.runyard.persistence.blob.BlobId blob() {
        try {
            return EngineDatabase.bean(BlobStore.class).put(new ByteArrayInputStream(new byte[] {1}), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs something in a transaction. */
    public static <T> T step(java.util.function.Supplier<T> work) {
        return EngineDatabase.bean(Steps.class).take(work);
    }

    /** One attempt at a job. */
    public final class Held {
        private final JobId id;
        private final long epoch;

        private Held(JobId id, long epoch) {
            this.id = id;
            this.epoch = epoch;
        }

        public JobId id() {
            return id;
        }

        public long epoch() {
            return epoch;
        }

        public Job row() {
            return EngineDatabase.bean(Jobs.class).findById(id).orElseThrow();
        }

        public long start() {
            return started().logOffset();
        }

        /** Starts, and returns all that the worker is told then. */
        public Started started() {
            var version = run(row().runId()).terraformVersion();
            return phases.started(id, epoch, new StartRequest("linux_amd64", version, "process", "open"));
        }

        public void keepArtifact() {
            step(() -> {
                EngineDatabase.bean(Phases.class)
                        .findById(row().phaseId())
                        .orElseThrow()
                        .keepArtifact(blob());
                return id;
            });
        }

        /** Gives it back. */
        public void release() {
            phases.released(id, epoch);
        }

        public void report(PhaseResult result) {
            phases.report(id, epoch, result);
        }

        /** Returns for how many seconds it has its lease yet. */
        public double secondsLeft() {
            return sql.sql("select extract(epoch from lease_until - clock_timestamp())::float8 from job where id = ?")
                    .param(id.value())
                    .query(Double.class)
                    .single();
        }

        /** Lets its lease run out in this time; a negative one is how long ago. */
        public void expireIn(Duration time) {
            sql.sql("update job set lease_until = clock_timestamp() + make_interval(secs => ?) where id = ?")
                    .params(time.toMillis() / 1000.0, id.value())
                    .update();
        }

        /** Lets its lease have run out a second ago. */
        public void expire() {
            expireIn(Duration.ofSeconds(-1));
        }
    }
}
