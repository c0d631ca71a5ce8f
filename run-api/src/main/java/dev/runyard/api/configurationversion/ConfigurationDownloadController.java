package dev.runyard.api.configurationversion;

import dev.runyard.api.security.Requires;
import dev.runyard.api.transfer.Transfers;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.configurationversion.ConfigurationStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The archives of configuration versions, for those who may have them. */
@RestController
final class ConfigurationDownloadController {
    private final ConfigurationStore store;
    private final Runs runs;

    ConfigurationDownloadController(ConfigurationStore store, Runs runs) {
        this.store = store;
        this.runs = runs;
    }

    @GetMapping("/api/v2/configuration-versions/{version}/download")
    @Requires(Permission.QUEUE_RUNS)
    void download(@PathVariable ConfigurationVersionId version, HttpServletResponse response) throws IOException {
        Transfers.send(store.download(version), response);
    }

    @GetMapping("/api/v2/runs/{run}/configuration-version/download")
    @Requires(Permission.QUEUE_RUNS)
    void ofRun(@PathVariable RunId run, HttpServletResponse response) throws IOException {
        download(runs.findById(run).map(Run::configurationVersionId).orElseThrow(NotFound::new), response);
    }
}
