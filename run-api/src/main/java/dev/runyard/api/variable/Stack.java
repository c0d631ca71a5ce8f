package dev.runyard.api.variable;

import dev.runyard.persistence.problem.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stack that a variable set is to be assigned to; this server has none. */
record Stack(@Nullable String id) {
    /**
     * Accepts no stacks at all, since that is what there is.
     *
     * @throws Invalid naming the relationship when there is one
     */
    static void refuse(List<Stack> stacks) {
        if (!stacks.isEmpty()) {
            throw Invalid.relationship("stacks", "are not supported by this server");
        }
    }
}
