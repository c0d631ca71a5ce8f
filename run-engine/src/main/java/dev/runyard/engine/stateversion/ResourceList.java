package dev.runyard.engine.stateversion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The resource instances of a state as they are listed; what their attributes are is not kept. */
final class ResourceList {
    /** As many are listed; all are counted. */
    static final int MOST = 50_000;

    /** What may differ in an instance that is the same to people. */
    private static final List<String> INWARD = List.of("private", "dependencies", "create_before_destroy");

    private final UnaryOperator<String> digest;
    private final List<StateResource> resources = new ArrayList<>();
    private int managed;

    /**
     * Starts with none.
     *
     * @param digest makes of the text of an instance what is kept of it
     */
    ResourceList(UnaryOperator<String> digest) {
        this.digest = digest;
    }

    void add(StateResource resource, JsonNode instance) {
        managed += resource.isManaged() ? 1 : 0;
        if (resources.size() < MOST) {
            if (instance instanceof ObjectNode object) {
                object.remove(INWARD);
            }
            resources.add(resource.withDigest(digest.apply(instance.toString())));
        }
    }

    /** Returns what was added; of very many, the first ones. */
    List<StateResource> resources() {
        return resources;
    }

    /** Returns how many are of mode {@code managed}. */
    int managed() {
        return managed;
    }
}
