package dev.runyard.worker.tool;

import org.jspecify.annotations.Nullable;

/**
 * The exact version that will run.
 *
 * @param here where it is on this machine; null when it has to be installed first
 * @param note what people should know about the choice; empty for nothing
 */
public record ToolChoice(
        String name, Version version, @Nullable InstalledTool here, String note) {}
