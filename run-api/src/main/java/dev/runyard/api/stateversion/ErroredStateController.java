package dev.runyard.api.stateversion;

import dev.runyard.api.security.Requires;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.api.transfer.Transfers;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.stateversion.StateVersions;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The state that an apply could not hand in, since its run had ended without it: a redirect to a temporary address, as HCP
 * Terraform's page "Applies API reference" has it.
 */
@RestController
final class ErroredStateController {
    private final Phases phases;
    private final StateVersions states;
    private final TransferUrls urls;

    ErroredStateController(Phases phases, StateVersions states, TransferUrls urls) {
        this.phases = phases;
        this.states = states;
        this.urls = urls;
    }

    @GetMapping("/api/v2/applies/{apply}/errored-state")
    @Requires(Permission.READ_STATE)
    void state(@PathVariable PhaseId apply, HttpServletResponse response) {
        var state = phases.findById(apply)
                .filter(phase -> phase.kind() == PhaseKind.APPLY)
                .flatMap(phase -> states.lastRecovery(phase.runId()))
                .orElseThrow(NotFound::new);
        Transfers.redirect(HttpStatus.TEMPORARY_REDIRECT, urls.stateDownloadNow(state.id()), response);
    }
}
