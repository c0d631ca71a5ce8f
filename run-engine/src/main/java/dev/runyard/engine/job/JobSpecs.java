package dev.runyard.engine.job;

import dev.runyard.contract.Claim;
import dev.runyard.contract.JobSpec;
import dev.runyard.contract.Output;
import dev.runyard.contract.PhaseKind;
import dev.runyard.contract.PlanOptions;
import dev.runyard.contract.RunIdentity;
import dev.runyard.contract.TerraformAccess;
import dev.runyard.contract.Tool;
import dev.runyard.contract.Variable;
import dev.runyard.engine.ServerAddress;
import dev.runyard.engine.egress.EgressRules;
import dev.runyard.engine.limit.PhaseLimits;
import dev.runyard.engine.log.LogWriter;
import dev.runyard.engine.run.Snapshot;
import dev.runyard.engine.run.SnapshotStore;
import dev.runyard.persistence.crypto.CapabilityTokens;
import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.Runs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells a worker all it needs to know about its job. */
@Component
final class JobSpecs {
    /** Longer than any phase may take; what ends the tokens of an attempt is its epoch. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Runs runs;
    private final Whereabouts whereabouts;
    private final SnapshotStore snapshots;
    private final CapabilityTokens tokens;
    private final LogWriter logs;
    private final ServerAddress address;
    private final InstantSource clock;

    JobSpecs(
            Runs runs,
            Whereabouts whereabouts,
            SnapshotStore snapshots,
            CapabilityTokens tokens,
            LogWriter logs,
            ServerAddress address,
            InstantSource clock) {
        this.runs = runs;
        this.whereabouts = whereabouts;
        this.snapshots = snapshots;
        this.tokens = tokens;
        this.logs = logs;
        this.address = address;
        this.clock = clock;
    }

    Claim claim(Job job, int leaseSeconds) {
        var run = runs.findById(job.runId()).orElseThrow();
        var attempt = job.id().value() + ":" + job.leaseEpoch();
        var end = clock.instant().plus(LONGEST);
        return new Claim(
                spec(job, run, new TerraformAccess(address.url(), tokens.issue(Purpose.TERRAFORM, attempt, end))),
                tokens.issue(Purpose.JOB, attempt, end),
                leaseSeconds);
    }

    boolean isCancelRequested(RunId run) {
        return runs.findById(run).orElseThrow().cancellation().isRequested();
    }

    long append(Job job, long offset, byte[] bytes) {
        return logs.append(job.phaseId(), offset, bytes);
    }

    private JobSpec spec(Job job, Run run, TerraformAccess access) {
        var snapshot = snapshots.read(run.id());
        var place = whereabouts.of(run.workspaceId());
        return new JobSpec(
                job.id().value(),
                job.leaseEpoch(),
                job.attempt() + 1,
                PhaseKind.valueOf(job.phaseKind().name()),
                limit(job, place.limits()).seconds(),
                identity(job, run, place),
                new Tool(run.tool().wireName(), run.terraformVersion()),
                snapshot.workingDirectory(),
                options(run),
                output(run),
                variables(run, snapshot),
                access,
                EgressRules.forWorkers(place.egress()));
    }

    private static TimeLimit limit(Job job, PhaseLimits limits) {
        return switch (job.phaseKind()) {
            case PLAN -> limits.plan();
            case APPLY -> limits.apply();
        };
    }

    private static RunIdentity identity(Job job, Run run, Whereabouts.Place place) {
        return new RunIdentity(
                place.organization(),
                place.projectId(),
                place.project(),
                run.workspaceId().value(),
                place.workspace(),
                run.id().value(),
                job.phaseId().value(),
                run.configurationVersionId().value());
    }

    /** The CLI shows a plan, and writes generated configuration, from JSON that it reads once, as soon as the log has ended. */
    private static Output output(Run run) {
        boolean shownFromJson = run.structuredOutput() && run.source() == RunSource.TERRAFORM_CLOUD;
        return new Output(run.structuredOutput(), shownFromJson || run.options().allowConfigGeneration());
    }

    private static PlanOptions options(Run run) {
        var options = run.options();
        return new PlanOptions(
                options.isDestroy(),
                options.refreshOnly(),
                options.refresh(),
                options.targetAddrs(),
                options.replaceAddrs(),
                options.invokeActionAddrs(),
                options.allowConfigGeneration());
    }

    private static List<Variable> variables(Run run, Snapshot snapshot) {
        var all = new ArrayList<>(snapshot.effective());
        if (run.options().debuggingMode()) {
            all.add(new Variable("TF_LOG", "TRACE", Variable.Category.ENV, false, false));
        }
        return all;
    }
}
