package dev.runyard.engine.retention;

import dev.runyard.engine.configurationversion.BackingData;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Problem;
import dev.runyard.persistence.retention.DataRetentionPolicy;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes old archives of configuration versions out of use; from then on they are like those that people deleted. */
@Component
final class ConfigurationRetention {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationRetention.class);
    private static final int BATCH = 500;

    private final ConfigurationVersions versions;
    private final BackingData data;

    ConfigurationRetention(ConfigurationVersions versions, BackingData data) {
        this.versions = versions;
        this.data = data;
    }

    /** Goes on as long as anything can be deleted: a version whose run has not ended stays for another time. */
    void carryOut(DataRetentionPolicy policy, Instant before) {
        boolean more = true;
        while (more) {
            List<String> old = find(policy, before);
            long deleted = old.stream().filter(this::delete).count();
            more = old.size() == BATCH && deleted > 0;
        }
    }

    private List<String> find(DataRetentionPolicy policy, Instant before) {
        var workspace = policy.workspace();
        return workspace == null
                ? versions.oldOfOrganization(policy.organization().value(), before, BATCH)
                : versions.oldOfWorkspace(workspace.value(), before, BATCH);
    }

    private boolean delete(String id) {
        try {
            data.softDelete(new ConfigurationVersionId(id));
            return true;
        } catch (Problem needed) {
            LOG.debug("configuration version {} is not deleted: {}", id, needed.getMessage());
            return false;
        }
    }
}
