package dev.runyard.engine.run;

import dev.runyard.engine.ToolVersions;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.tool.ToolName;
import dev.runyard.persistence.workspace.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The tool a run is made with.
 *
 * @param version an exact version, a constraint, or {@code latest}; the worker of the plan makes it exact
 */
record ToolOfRun(ToolName name, String version) {
    /**
     * Returns what a run gets that wishes for nothing, or else what it wishes for.
     *
     * @throws Invalid when it may not wish for that
     */
    static ToolOfRun choose(@Nullable ToolWish wish, RunOptions options, Settings workspace) {
        if (wish == null) {
            return new ToolOfRun(workspace.tool(), workspace.terraformVersion());
        }
        if (!options.planOnly()) {
            throw Invalid.attribute(
                    wish.tool() == null ? "terraform-version" : "tool", "can be set for plan-only runs alone");
        }
        var name = wish.tool() == null ? workspace.tool() : ToolVersions.requireTool(wish.tool());
        var version = wish.version();
        if (version != null) {
            return new ToolOfRun(name, ToolVersions.require(version));
        }
        return new ToolOfRun(name, name == workspace.tool() ? workspace.terraformVersion() : ToolVersions.LATEST);
    }
}
