package dev.runyard.ui.workspace;

import dev.runyard.ui.run.Configurations;
import dev.runyard.ui.run.RunRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a workspace shows.
 *
 * @param run the one that holds it, else the latest; null when there is none to see
 * @param state null when there is none
 * @param late how many states came too late, and wait for a decision
 * @param configuration what the next run would use; null when there is none
 */
record WorkspacePage(
        String description,
        LockCard lock,
        @Nullable RunRow run,
        @Nullable StateCard state,
        long late,
        Configurations.@Nullable Row configuration,
        List<Setting> settings) {}
