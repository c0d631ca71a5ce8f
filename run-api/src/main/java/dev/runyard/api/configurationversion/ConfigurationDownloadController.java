package dev.runyard.api.configurationversion;

import dev.runyard.api.security.Requires;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.api.transfer.Transfers;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.configurationversion.ConfigurationStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The archives of configuration versions, for those who may have them: a redirect to a temporary address. */
@RestController
final class ConfigurationDownloadController {
    private final ConfigurationStore store;
    private final Runs runs;
    private final TransferUrls urls;

    ConfigurationDownloadController(ConfigurationStore store, Runs runs, TransferUrls urls) {
        this.store = store;
        this.runs = runs;
        this.urls = urls;
    }

    @GetMapping("/api/v2/configuration-versions/{version}/download")
    @Requires(Permission.QUEUE_RUNS)
    void download(@PathVariable ConfigurationVersionId version, HttpServletResponse response) {
        store.download(version);
        Transfers.redirect(HttpStatus.FOUND, urls.configurationDownload(version), response);
    }

    @GetMapping("/api/v2/runs/{run}/configuration-version/download")
    @Requires(Permission.QUEUE_RUNS)
    void ofRun(@PathVariable RunId run, HttpServletResponse response) {
        download(runs.findById(run).map(Run::configurationVersionId).orElseThrow(NotFound::new), response);
    }
}
