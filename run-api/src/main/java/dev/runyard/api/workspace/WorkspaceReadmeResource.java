package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.configurationversion.ConfigurationReadme;
import dev.runyard.persistence.configurationversion.ConfigurationReadmes;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.crypto.Keyring;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code workspace-readme}, which comes with a workspace when it is asked to include it. Its id is that of the configuration. */
@Component
final class WorkspaceReadmeResource implements Resource<ConfigurationReadme> {
    private final ConfigurationReadmes readmes;
    private final Keyring keyring;

    WorkspaceReadmeResource(ConfigurationReadmes readmes, Keyring keyring) {
        this.readmes = readmes;
        this.keyring = keyring;
    }

    @Override
    public Class<ConfigurationReadme> shows() {
        return ConfigurationReadme.class;
    }

    @Override
    public List<ConfigurationReadme> byIds(Collection<String> ids) {
        return readmes.findAllById(ids.stream().map(ConfigurationVersionId::new).toList());
    }

    @Override
    public TypedId subject(ConfigurationReadme readme) {
        return readme.id();
    }

    @Override
    public ResourceType<ConfigurationReadme> type() {
        return ResourceType.named(
                        "workspace-readme",
                        (ConfigurationReadme readme) -> readme.id().value())
                .attribute("raw-markdown", readme -> readme.text(keyring));
    }
}
