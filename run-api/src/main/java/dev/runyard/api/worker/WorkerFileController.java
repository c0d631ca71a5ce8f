package dev.runyard.api.worker;

import dev.runyard.api.security.WorkersOnly;
import dev.runyard.api.transfer.Transfers;
import dev.runyard.contract.Artifact;
import dev.runyard.engine.configurationversion.ConfigurationStore;
import dev.runyard.engine.job.PhaseArtifacts;
import dev.runyard.engine.job.PhaseStates;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The files that go between server and worker; they are streamed, never held. */
@RestController
final class WorkerFileController {
    private final PhaseArtifacts artifacts;
    private final PhaseStates states;
    private final ConfigurationStore configurations;

    WorkerFileController(PhaseArtifacts artifacts, PhaseStates states, ConfigurationStore configurations) {
        this.artifacts = artifacts;
        this.states = states;
        this.configurations = configurations;
    }

    @GetMapping("/worker/v1/jobs/{job}/configuration")
    @WorkersOnly
    void configuration(@PathVariable JobId job, Actor.Holder holder, HttpServletResponse response) throws IOException {
        var version = artifacts.configuration(Attempt.of(job, holder), holder.epoch());
        Transfers.send(configurations.download(version), response);
    }

    @GetMapping("/worker/v1/jobs/{job}/state")
    @WorkersOnly
    void state(@PathVariable JobId job, Actor.Holder holder, HttpServletResponse response) throws IOException {
        Transfers.send(states.current(Attempt.of(job, holder), holder.epoch()), response);
    }

    @PutMapping("/worker/v1/jobs/{job}/state")
    @WorkersOnly
    void keepState(@PathVariable JobId job, Actor.Holder holder, InputStream body) throws IOException {
        states.keep(Attempt.of(job, holder), holder.epoch(), body);
    }

    @GetMapping("/worker/v1/jobs/{job}/artifacts/plan")
    @WorkersOnly
    void plan(@PathVariable JobId job, Actor.Holder holder, HttpServletResponse response) throws IOException {
        try (InputStream plan = artifacts.openPlan(Attempt.of(job, holder), holder.epoch())) {
            Transfers.send(plan, response);
        }
    }

    @PutMapping("/worker/v1/jobs/{job}/artifacts/{artifact}")
    @WorkersOnly
    void keepArtifact(@PathVariable JobId job, @PathVariable String artifact, Actor.Holder holder, InputStream body)
            throws IOException {
        artifacts.keep(Attempt.of(job, holder), holder.epoch(), named(artifact), body);
    }

    private static Artifact named(String wireName) {
        return Arrays.stream(Artifact.values())
                .filter(artifact -> artifact.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
