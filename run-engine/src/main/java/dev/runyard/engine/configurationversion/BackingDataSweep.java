package dev.runyard.engine.configurationversion;

import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Problem;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Deletes for good the archives that were softly deleted and not restored in time. */
@Component
public final class BackingDataSweep {
    private static final Logger LOG = LoggerFactory.getLogger(BackingDataSweep.class);
    private static final int BATCH = 500;

    private final ConfigurationVersions versions;
    private final BackingData data;
    private final InstantSource clock;

    BackingDataSweep(ConfigurationVersions versions, BackingData data, InstantSource clock) {
        this.versions = versions;
        this.data = data;
        this.clock = clock;
    }

    /** Makes one pass. */
    public void sweep() {
        versions.overdue(clock.instant(), Limit.of(BATCH)).forEach(this::delete);
    }

    private void delete(ConfigurationVersion version) {
        try {
            data.permanentlyDelete(version.id());
        } catch (Problem meanwhile) {
            LOG.debug("{} was restored or removed meanwhile", version.id(), meanwhile);
        }
    }
}
