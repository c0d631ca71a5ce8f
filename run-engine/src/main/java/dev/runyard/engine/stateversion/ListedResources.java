package dev.runyard.engine.stateversion;

import dev.runyard.persistence.stateversion.StateVersionId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells which resource instances are in a state, without what they are. */
@Component
public final class ListedResources {
    private final StateExtracts extracts;

    ListedResources(StateExtracts extracts) {
        this.extracts = extracts;
    }

    /** Returns those of a state, as they stand in it; none when it was not read, or its data are deleted. */
    public List<Listed> of(StateVersionId state) {
        return extracts.resources(state).orElse(List.of()).stream()
                .map(resource -> new Listed(resource.address(), resource.type(), resource.providerSource()))
                .toList();
    }

    /** A resource instance. */
    public record Listed(String address, String type, String provider) {}
}
