package dev.runyard.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * Another tool, or another version of it, than the workspace's; for plan-only runs alone. As it was written, before it is
 * known to be right.
 *
 * @param tool {@code terraform} or {@code tofu}; null for the workspace's
 * @param version an exact version, a constraint, or {@code latest}; null for the workspace's, and for the latest when the tool
 *     is another
 */
public record ToolWish(@Nullable String tool, @Nullable String version) {
    /** Returns what was said, null for nothing at all. */
    public static @Nullable ToolWish of(@Nullable String tool, @Nullable String version) {
        return tool == null && version == null ? null : new ToolWish(tool, version);
    }
}
