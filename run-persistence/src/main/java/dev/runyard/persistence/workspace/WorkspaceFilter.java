package dev.runyard.persistence.workspace;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.tag.TagFilter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which workspaces of an organization are asked for, and in which order.
 *
 * @param names patterns that the name has to match all, whatever its case, with {@code %} for any characters and a backslash
 *     before a character that stands for itself
 * @param project null for all
 * @param tags which tags they must have, and must not have
 * @param currentRun the statuses that the run at the front may have; null for all workspaces, those without a run too
 */
public record WorkspaceFilter(
        OrganizationId organization,
        List<String> names,
        @Nullable ProjectId project,
        TagFilter tags,
        @Nullable Set<RunStatus> currentRun,
        Order order,
        boolean descending) {
    /** What workspaces can be sorted by. Those that have no such value come last either way. */
    public enum Order {
        NAME("name", "lower(name)"),
        CURRENT_RUN("current-run.created-at", "front_run_created_at"),
        LATEST_CHANGE("latest-change-at", "latest_change_at");

        private final String wireName;
        private final String column;

        Order(String wireName, String column) {
            this.wireName = wireName;
            this.column = column;
        }

        /** Returns the name in the API. */
        public String wireName() {
            return wireName;
        }

        String column() {
            return column;
        }
    }
}
