package dev.runyard.api.run;

import dev.runyard.api.security.Requires;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.api.transfer.Transfers;
import dev.runyard.contract.Artifact;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.job.PhaseArtifacts;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Plans as terraform writes them in JSON, and what belongs to them: a redirect to a temporary address, as HCP Terraform's
 * page "Plans API reference" has it; 204 as long as they are not there, and 404 when they never will be.
 */
@RestController
final class PlanJsonController {
    private final PhaseArtifacts artifacts;
    private final TransferUrls urls;
    private final Runs runs;

    PlanJsonController(PhaseArtifacts artifacts, TransferUrls urls, Runs runs) {
        this.artifacts = artifacts;
        this.urls = urls;
        this.runs = runs;
    }

    @GetMapping("/api/v2/plans/{plan}/json-output")
    @Requires(Permission.READ_PLAN_JSON)
    void json(@PathVariable PhaseId plan, HttpServletResponse response) {
        redirect(plan, Artifact.PLAN_JSON, response);
    }

    @GetMapping("/api/v2/runs/{run}/plan/json-output")
    @Requires(Permission.READ_PLAN_JSON)
    void jsonOf(@PathVariable RunId run, HttpServletResponse response) {
        redirect(planOf(run), Artifact.PLAN_JSON, response);
    }

    @GetMapping("/api/v2/plans/{plan}/json-output-redacted")
    @Requires(Permission.READ_RUNS)
    void redacted(@PathVariable PhaseId plan, HttpServletResponse response) {
        redirect(plan, Artifact.REDACTED_PLAN_JSON, response);
    }

    @GetMapping("/api/v2/plans/{plan}/json-schema")
    @Requires(Permission.READ_RUNS)
    void schemas(@PathVariable PhaseId plan, HttpServletResponse response) {
        redirect(plan, Artifact.PROVIDER_SCHEMAS, response);
    }

    @GetMapping("/api/v2/runs/{run}/plan/json-schema")
    @Requires(Permission.READ_RUNS)
    void schemasOf(@PathVariable RunId run, HttpServletResponse response) {
        redirect(planOf(run), Artifact.PROVIDER_SCHEMAS, response);
    }

    /** An addition to HCP Terraform's API, which has this in its pages alone. */
    @GetMapping("/api/v2/plans/{plan}/generated-configuration")
    @Requires(Permission.READ_RUNS)
    void generated(@PathVariable PhaseId plan, HttpServletResponse response) {
        redirect(plan, Artifact.GENERATED_CONFIGURATION, response);
    }

    private PhaseId planOf(RunId run) {
        return runs.findById(run).map(Run::planId).orElseThrow(NotFound::new);
    }

    private void redirect(PhaseId plan, Artifact artifact, HttpServletResponse response) {
        artifacts
                .of(plan, artifact)
                .ifPresentOrElse(
                        _ -> Transfers.redirect(HttpStatus.TEMPORARY_REDIRECT, urls.planFile(plan, artifact), response),
                        () -> response.setStatus(HttpStatus.NO_CONTENT.value()));
    }
}
