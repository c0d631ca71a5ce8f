package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.workspace.Performance;
import dev.runyard.persistence.workspace.Workspace;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attributes of {@code workspaces} that tell how the past runs went: null until the first run that counts has ended. */
final class PerformanceAttributes {
    private PerformanceAttributes() {}

    static void declare(ResourceType<Workspace> type) {
        type.attribute("plan-duration-average", known(figures -> orNull(figures.averagePlan())))
                .attribute("apply-duration-average", known(figures -> orNull(figures.averageApply())))
                .attribute("run-failures", known(Performance::failures))
                .attribute("policy-check-failures", known(figures -> 0))
                .attribute(
                        "workspace-kpis-runs-count",
                        known(figures -> figures.runs().size()));
    }

    private static Function<Workspace, @Nullable Object> known(Function<Performance, @Nullable Object> figure) {
        return workspace -> {
            var figures = workspace.runFigures().performance();
            return figures.runs().isEmpty() ? null : figure.apply(figures);
        };
    }

    private static @Nullable Object orNull(OptionalLong figure) {
        return figure.isPresent() ? figure.getAsLong() : null;
    }
}
