package dev.runyard.api.run;

import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.job.PhaseArtifacts;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Plans as terraform writes them in JSON; 204 as long as one is not there. */
@RestController
final class PlanJsonController {
    private final PhaseArtifacts artifacts;
    private final Runs runs;

    PlanJsonController(PhaseArtifacts artifacts, Runs runs) {
        this.artifacts = artifacts;
        this.runs = runs;
    }

    @GetMapping("/api/v2/plans/{plan}/json-output")
    @Requires(Permission.READ_PLAN_JSON)
    void ofPlan(@PathVariable PhaseId plan, HttpServletResponse response) throws IOException {
        var json = artifacts.openJson(plan);
        response.setStatus(HttpStatus.NO_CONTENT.value());
        if (json.isPresent()) {
            send(json.get(), response);
        }
    }

    @GetMapping("/api/v2/runs/{run}/plan/json-output")
    @Requires(Permission.READ_PLAN_JSON)
    void ofRun(@PathVariable RunId run, HttpServletResponse response) throws IOException {
        ofPlan(runs.findById(run).map(Run::planId).orElseThrow(NotFound::new), response);
    }

    private static void send(InputStream json, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (json) {
            json.transferTo(response.getOutputStream());
        }
    }
}
