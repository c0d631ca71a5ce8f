package dev.runyard.api.planexport;

import dev.runyard.api.security.Requires;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.api.transfer.Transfers;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.planexport.PlanExportDesk;
import dev.runyard.persistence.planexport.PlanExportId;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Archives of plan exports: a redirect to a temporary address. */
@RestController
final class PlanExportDownloadController {
    private final PlanExportDesk desk;
    private final TransferUrls urls;

    PlanExportDownloadController(PlanExportDesk desk, TransferUrls urls) {
        this.desk = desk;
        this.urls = urls;
    }

    @GetMapping("/api/v2/plan-exports/{export}/download")
    @Requires(Permission.READ_PLAN_JSON)
    void download(@PathVariable PlanExportId export, HttpServletResponse response) {
        desk.download(export);
        Transfers.redirect(HttpStatus.FOUND, urls.planExport(export), response);
    }
}
