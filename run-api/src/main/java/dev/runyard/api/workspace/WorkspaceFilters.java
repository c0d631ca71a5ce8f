package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.run.StatusNames;
import dev.runyard.api.tag.TagFilters;
import dev.runyard.persistence.WireNames;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.workspace.WorkspaceFilter;
import dev.runyard.persistence.workspace.WorkspaceFilter.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what lists of workspaces are filtered and sorted by; HCP Terraform's page on workspaces has the parameters. */
final class WorkspaceFilters {
    private static final WireNames<Order> ORDERS = new WireNames<>(Order.values(), Order::wireName);
    private static final int LONGEST_NAME = 255;

    private WorkspaceFilters() {}

    /**
     * Reads a filter.
     *
     * @throws Invalid when a parameter has a value that it cannot have
     */
    static WorkspaceFilter read(OrganizationId organization, Query query) {
        var sort = query.text("sort").orElse("name");
        boolean descending = sort.startsWith("-");
        var order = ORDERS.find(descending ? sort.substring(1) : sort)
                .orElseThrow(
                        () -> Invalid.because(
                                "sort must be name, current-run.created-at or latest-change-at, with or without a hyphen before it"));
        return new WorkspaceFilter(
                organization,
                names(query),
                query.text("filter[project][id]").map(ProjectId::new).orElse(null),
                TagFilters.read(query),
                statuses(query),
                order,
                descending);
    }

    private static List<String> names(Query query) {
        var names = new ArrayList<String>();
        query.text("search[name]").ifPresent(part -> names.add("%" + literally(part) + "%"));
        query.text("search[wildcard-name]")
                .ifPresent(pattern -> names.add(literally(pattern).replace('*', '%')));
        return names;
    }

    private static String literally(String text) {
        if (text.length() > LONGEST_NAME) {
            throw Invalid.because("search is too long (maximum is " + LONGEST_NAME + " characters)");
        }
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static @Nullable Set<RunStatus> statuses(Query query) {
        var named = query.list("filter[current-run][status]");
        return named.isEmpty() ? null : StatusNames.read("filter[current-run][status]", named);
    }
}
