package dev.runyard.api.transfer;

import dev.runyard.api.jsonapi.ApiPaths;
import dev.runyard.contract.Artifact;
import dev.runyard.engine.ServerAddress;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.crypto.CapabilityTokens;
import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.stateversion.StateVersionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Makes the URLs under which bytes come and go without a token. The secret is in the path, since the CLI overwrites the
 * query, and they are absolute, since it resolves none.
 */
@Component
public final class TransferUrls {
    static final String CONFIGURATION = ApiPaths.TRANSFER + "configuration/";
    static final String STATE = ApiPaths.TRANSFER + "state/";
    static final String JSON_STATE = ApiPaths.TRANSFER + "json-state/";
    static final String LOG = ApiPaths.TRANSFER + "log/";
    static final String CONFIGURATION_FILE = ApiPaths.TRANSFER + "configuration-file/";
    static final String PLAN_EXPORT = ApiPaths.TRANSFER + "plan-export/";
    static final String PLAN_FILE = ApiPaths.TRANSFER + "plan-file/";

    /** HCP Terraform's are good for 25 hours, too. */
    private static final Duration LIFETIME = Duration.ofHours(25);

    /** As documented for those that an answer redirects to. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final CapabilityTokens tokens;
    private final ServerAddress address;
    private final InstantSource clock;

    TransferUrls(CapabilityTokens tokens, ServerAddress address, InstantSource clock) {
        this.tokens = tokens;
        this.address = address;
        this.clock = clock;
    }

    /** Where the archive of a configuration version is put. */
    public String configurationUpload(ConfigurationVersionId id) {
        return url(CONFIGURATION, Purpose.CONFIGURATION_UPLOAD, id);
    }

    /** Where a raw state is put. */
    public String stateUpload(StateVersionId id) {
        return url(STATE, Purpose.STATE_UPLOAD, id);
    }

    /** Where a raw state is read. */
    public String stateDownload(StateVersionId id) {
        return url(STATE, Purpose.STATE_DOWNLOAD, id);
    }

    /** Where a JSON state is put. */
    public String jsonStateUpload(StateVersionId id) {
        return url(JSON_STATE, Purpose.JSON_STATE_UPLOAD, id);
    }

    /** Where a JSON state is read. */
    public String jsonStateDownload(StateVersionId id) {
        return url(JSON_STATE, Purpose.JSON_STATE_DOWNLOAD, id);
    }

    /** Where the log of a plan or an apply is read. */
    public String log(PhaseId id) {
        return url(LOG, Purpose.LOG_READ, id);
    }

    /** Where the archive of a configuration version is read, within a minute. */
    public String configurationDownload(ConfigurationVersionId id) {
        return shortly(CONFIGURATION_FILE, Purpose.CONFIGURATION_DOWNLOAD, id.value());
    }

    /** Where something that a plan left is read, within a minute. */
    public String planFile(PhaseId plan, Artifact artifact) {
        return shortly(PLAN_FILE, Purpose.PLAN_FILE, plan.value() + ":" + artifact.wireName());
    }

    /** Where the archive of a plan export is read, within a minute. */
    public String planExport(PlanExportId id) {
        return shortly(PLAN_EXPORT, Purpose.PLAN_EXPORT, id.value());
    }

    /** Where a state is read, within a minute. */
    public String stateDownloadNow(StateVersionId id) {
        return shortly(STATE, Purpose.STATE_DOWNLOAD, id.value());
    }

    private String shortly(String path, Purpose purpose, String id) {
        return address.url() + path + tokens.issue(purpose, id, clock.instant().plus(MOMENT));
    }

    /** Ends are on the hour, so that the URL of a thing stays the same for a while. */
    private String url(String path, Purpose purpose, TypedId id) {
        Instant end = clock.instant().plus(LIFETIME).plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
        return address.url() + path + tokens.issue(purpose, id.value(), end);
    }
}
