package dev.runyard.api.transfer;

import dev.runyard.api.security.Open;
import dev.runyard.contract.Artifact;
import dev.runyard.engine.job.PhaseArtifacts;
import dev.runyard.engine.planexport.PlanExportDesk;
import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.PhaseId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives what plans left behind at the addresses that {@link TransferUrls} makes for a minute. */
@RestController
final class PlanTransferController {
    private final TransferRights rights;
    private final PhaseArtifacts artifacts;
    private final PlanExportDesk exports;

    PlanTransferController(TransferRights rights, PhaseArtifacts artifacts, PlanExportDesk exports) {
        this.rights = rights;
        this.artifacts = artifacts;
        this.exports = exports;
    }

    @GetMapping(TransferUrls.PLAN_FILE + "{right}")
    @Open
    void planFile(@PathVariable String right, HttpServletResponse response) throws IOException {
        String[] parts = rights.require(Purpose.PLAN_FILE, right).split(":", 2);
        var artifact = artifact(parts[1]);
        var file = artifacts.of(new PhaseId(parts[0]), artifact).orElseThrow(NotFound::new);
        Transfers.send(file, contentType(artifact), response);
    }

    @GetMapping(TransferUrls.PLAN_EXPORT + "{right}")
    @Open
    void planExport(@PathVariable String right, HttpServletResponse response) throws IOException {
        var export = new PlanExportId(rights.require(Purpose.PLAN_EXPORT, right));
        Transfers.send(exports.download(export), "application/gzip", response);
    }

    private static Artifact artifact(String wireName) {
        return Arrays.stream(Artifact.values())
                .filter(each -> each.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static String contentType(Artifact artifact) {
        return artifact == Artifact.GENERATED_CONFIGURATION
                ? "text/plain;charset=UTF-8"
                : MediaType.APPLICATION_JSON_VALUE;
    }
}
