package dev.runyard.engine.project;

import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.engine.tag.TagSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be of a project.
 *
 * @param description empty for none, null to leave it as it is
 * @param execution turns where runs execute now into what is asked for
 * @param tags turns the tags that its workspaces inherit into those that are asked for
 */
public record ProjectChanges(
        @Nullable String description, UnaryOperator<ExecutionDraft> execution, UnaryOperator<TagSet> tags) {
    /** Leaves all as it is. */
    public static final ProjectChanges NONE = ofExecution(UnaryOperator.identity());

    /** Changes nothing but where runs execute. */
    public static ProjectChanges ofExecution(UnaryOperator<ExecutionDraft> execution) {
        return new ProjectChanges(null, execution, UnaryOperator.identity());
    }
}
