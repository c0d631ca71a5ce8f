package dev.runyard.engine.job;

import dev.runyard.contract.Artifact;
import dev.runyard.engine.Download;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.PhaseStatus;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.Runs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What plans leave behind: the saved plan with its working directory, and the plan as JSON. */
@Component
public final class PhaseArtifacts {
    private static final long LARGEST = 2L * 1024 * 1024 * 1024;
    private static final Set<Artifact> FOLLOWING =
            Set.of(Artifact.PLAN_JSON, Artifact.PROVIDER_SCHEMAS, Artifact.REDACTED_PLAN_JSON);

    private final Steps steps;
    private final JobDesk jobs;
    private final Phases phases;
    private final Runs runs;
    private final BlobStore blobs;

    PhaseArtifacts(Steps steps, JobDesk jobs, Phases phases, Runs runs, BlobStore blobs) {
        this.steps = steps;
        this.jobs = jobs;
        this.phases = phases;
        this.runs = runs;
        this.blobs = blobs;
    }

    /**
     * Keeps an artifact of a plan; a repeat replaces it by the same. What is made from the saved plan may follow the report, under its
     * epoch; nothing that people may have seen is replaced then.
     *
     * @throws Conflict when the attempt is no longer the job's, or this cannot follow any more
     * @throws IOException as thrown by {@code bytes}
     */
    public void keep(JobId job, long epoch, Artifact artifact, InputStream bytes) throws IOException {
        if (!steps.take(() -> isWanted(jobs.had(job, epoch), artifact))) {
            // Taken before; read to its end, so that the worker hears of that.
            bytes.transferTo(OutputStream.nullOutputStream());
            return;
        }
        BlobId blob = blobs.put(bytes, LARGEST);
        steps.take(() -> {
            Job had = jobs.had(job, epoch);
            Phase phase = phases.findById(had.phaseId()).orElseThrow();
            if (!isWanted(had, artifact)) {
                return phase;
            }
            switch (artifact) {
                case PLAN -> phase.keepArtifact(blob);
                case PLAN_JSON -> phase.keepJson(blob);
                case REDACTED_PLAN_JSON -> phase.keepRedactedJson(blob);
                case PROVIDER_SCHEMAS -> phase.keepSchemas(blob);
                case GENERATED_CONFIGURATION -> phase.keepGeneratedConfiguration(blob);
            }
            return phase;
        });
    }

    private boolean isWanted(Job had, Artifact artifact) {
        if (had.status() != JobStatus.FINISHED) {
            return true;
        }
        if (!FOLLOWING.contains(artifact)) {
            throw new Conflict("This job is over.");
        }
        return blob(phases.findById(had.phaseId()).orElseThrow(), artifact) == null;
    }

    /**
     * Returns the configuration version that the holder of a job works on.
     *
     * @throws Conflict when the attempt is no longer the job's
     */
    public ConfigurationVersionId configuration(JobId job, long epoch) {
        return steps.take(() -> runs.findById(jobs.held(job, epoch).runId()))
                .map(Run::configurationVersionId)
                .orElseThrow(NotFound::new);
    }

    /** Opens the saved plan of the run whose apply a worker holds. */
    public InputStream openPlan(JobId job, long epoch) {
        BlobId blob = steps.take(() -> runs.findById(jobs.held(job, epoch).runId())
                .flatMap(run -> phases.findById(run.planId()))
                .map(Phase::artifactBlob)
                .orElseThrow(NotFound::new));
        return blobs.open(blob);
    }

    /**
     * Gives out what a plan left behind; nothing as long as it is not there.
     *
     * @throws NotFound when there is no such plan, or it ended without leaving this
     */
    public Optional<Download> of(PhaseId plan, Artifact artifact) {
        var phase = phases.findById(plan)
                .filter(found -> found.kind() == PhaseKind.PLAN)
                .orElseThrow(NotFound::new);
        BlobId blob = blob(phase, artifact);
        if (blob == null && phase.status().isFinal() && !mayFollow(phase, artifact)) {
            throw new NotFound();
        }
        return Optional.ofNullable(blob).map(kept -> new Download(blobs, kept));
    }

    /** What a good plan leaves may come after its report. */
    private static boolean mayFollow(Phase plan, Artifact artifact) {
        return plan.status() == PhaseStatus.FINISHED && artifact != Artifact.GENERATED_CONFIGURATION;
    }

    private static @Nullable BlobId blob(Phase plan, Artifact artifact) {
        return switch (artifact) {
            case PLAN -> plan.artifactBlob();
            case PLAN_JSON -> plan.jsonBlob();
            case REDACTED_PLAN_JSON -> plan.redactedBlob();
            case PROVIDER_SCHEMAS -> plan.schemasBlob();
            case GENERATED_CONFIGURATION -> plan.generatedBlob();
        };
    }
}
