package dev.runyard.api.project;

import dev.runyard.api.jsonapi.CountedListing;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.tag.TagFilters;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectFilter;
import dev.runyard.persistence.project.ProjectLists;
import dev.runyard.persistence.user.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Lists the projects that a caller may see: all of an organization or none, until teams get access to some. A 404 for the
 * list would crash the CLI, so who may see none gets an empty one.
 */
@Component
final class VisibleProjects {
    private static final int MOST_NAMES = 100;

    /** What callers may want to be allowed to. */
    private static final Map<String, Permission> WANTED = Map.of(
            "filter[permissions][create-workspace]", Permission.CREATE_WORKSPACE,
            "filter[permissions][update]", Permission.MANAGE_PROJECTS);

    private final ProjectLists lists;
    private final Access access;

    VisibleProjects(ProjectLists lists, Access access) {
        this.lists = lists;
        this.access = access;
    }

    /**
     * Lists.
     *
     * @throws Invalid when a parameter has a value that it cannot have
     */
    CountedListing<Project> in(OrganizationId organization, Query query, Actor actor, Paging paging) {
        var filter = filter(organization, query);
        var needed = new ArrayList<>(List.of(Permission.READ_PROJECT));
        WANTED.forEach((name, permission) -> query.text(name).ifPresent(present -> needed.add(permission)));
        var grants = access.on(actor, organization);
        if (!needed.stream().allMatch(grants::allows)) {
            return CountedListing.matching(paging.of(List.<Project>of()), 0);
        }
        var page = new Listing<>(lists.page(filter, paging.offset(), paging.size()), lists.count(filter), paging);
        return CountedListing.matching(page, lists.count(organization));
    }

    private static ProjectFilter filter(OrganizationId organization, Query query) {
        var names = query.list("filter[names]").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        if (names.size() > MOST_NAMES) {
            throw Invalid.because("filter[names] can hold " + MOST_NAMES + " names at most");
        }
        var sort = query.text("sort").orElse("name");
        if (!sort.equals("name") && !sort.equals("-name")) {
            throw Invalid.because("sort must be name, with or without a hyphen before it");
        }
        return new ProjectFilter(
                organization, names, query.text("q").orElse(""), TagFilters.read(query), sort.startsWith("-"));
    }
}
