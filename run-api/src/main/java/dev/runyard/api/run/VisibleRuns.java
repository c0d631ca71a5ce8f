package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.OpenListing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunFilter;
import dev.runyard.persistence.run.RunLists;
import dev.runyard.persistence.run.RunOperation;
import dev.runyard.persistence.run.RunPlace;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.RunFigures;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Lists the runs that a caller may see: all of an organization or none, until teams get access to some workspaces. */
@Component
final class VisibleRuns {
    /** Each name is a part of the query of its own. */
    private static final int MOST_NAMES = 50;

    private final RunLists lists;
    private final Workspaces workspaces;
    private final Access access;

    VisibleRuns(RunLists lists, Workspaces workspaces, Access access) {
        this.lists = lists;
        this.workspaces = workspaces;
        this.access = access;
    }

    /** That the caller may read them is checked before. */
    Listing<Run> in(WorkspaceId workspace, RunFilter filter, Paging paging) {
        var place = RunPlace.of(List.of(workspace));
        var page = lists.page(place, filter, paging.offset(), paging.size());
        return new Listing<>(page.runs(), total(workspace, place, filter, paging, page), paging);
    }

    OpenListing<Run> in(OrganizationId organization, List<String> names, RunFilter filter, Actor actor, Paging paging) {
        if (names.size() > MOST_NAMES) {
            throw Invalid.because("filter[workspace_names] can hold " + MOST_NAMES + " names at most");
        }
        if (!access.allows(actor, Permission.READ_RUNS, organization)) {
            return new OpenListing<>(List.of(), false, paging);
        }
        var place = names.isEmpty() ? RunPlace.of(organization) : named(organization, names);
        var page = lists.page(place, filter, paging.offset(), paging.size());
        return new OpenListing<>(page.runs(), page.more(), paging);
    }

    private RunPlace named(OrganizationId organization, List<String> names) {
        var lower = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return RunPlace.of(workspaces.named(organization, lower).stream()
                .map(Workspace::id)
                .toList());
    }

    /**
     * Known for a list of all runs. Of a filtered one so many are counted and no more: a total is then as much as is known to
     * be there, and grows with the pages, so that who reads page after page reaches the end.
     */
    private long total(WorkspaceId workspace, RunPlace place, RunFilter filter, Paging paging, RunLists.Page page) {
        if (filter.isOfAllTimes()) {
            return all(workspaces.findById(workspace).orElseThrow(NotFound::new).runFigures(), filter);
        }
        if (!page.more() && (!page.runs().isEmpty() || paging.offset() == 0)) {
            return paging.offset() + page.runs().size();
        }
        long seen = paging.offset() + page.runs().size() + 1;
        long counted = lists.count(place, filter);
        return page.more() ? Math.max(counted, seen) : counted;
    }

    private static long all(RunFigures figures, RunFilter filter) {
        boolean planOnly = filter.operations().contains(RunOperation.PLAN_ONLY);
        if (!planOnly) {
            return figures.runCount();
        }
        return figures.planOnlyRunCount() + (filter.operations().size() == 1 ? 0 : figures.runCount());
    }
}
