package dev.runyard.engine.stateversion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server needs to know of a state.
 *
 * @param managed how many resource instances of mode {@code managed} are in it
 * @param resources its resource instances; of very many, the first ones
 */
record StateContent(
        long serial,
        String lineage,
        @Nullable String terraformVersion,
        int managed,
        List<Output> outputs,
        List<StateResource> resources) {

    /**
     * An output value.
     *
     * @param type the kind of JSON value: {@code string}, {@code number}, {@code boolean}, {@code array}, {@code object}
     * @param detailedType the cty type, as JSON
     * @param value as JSON
     */
    record Output(String name, boolean sensitive, String type, String detailedType, String value) {}
}
