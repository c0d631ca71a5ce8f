package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Query;
import dev.runyard.persistence.WireNames;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunFilter;
import dev.runyard.persistence.run.RunFilter.Search;
import dev.runyard.persistence.run.RunOperation;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.RunStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what lists of runs are filtered by; HCP Terraform's page on runs has the parameters. No run here has a commit, so
 * lists that ask for one are empty. A value that is none is refused.
 */
@Component
final class RunFilters {
    private static final WireNames<RunSource> SOURCES = new WireNames<>(RunSource.values(), RunSource::wireName);
    private static final WireNames<RunOperation> OPERATIONS =
            new WireNames<>(RunOperation.values(), RunOperation::wireName);
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;
    private static final int LONGEST_SEARCH = 1024;
    private static final int MOST_POOLS = 50;

    private final InstantSource clock;

    RunFilters(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads a filter.
     *
     * @param defaultTimeframe the timeframe when none is given: {@code year}, or nothing for all time
     * @throws Invalid when a parameter has a value that it cannot have
     */
    RunFilter read(Query query, @Nullable String defaultTimeframe) {
        var timeframe = timeframe(query.text("filter[timeframe]").orElse(defaultTimeframe));
        boolean none = query.text("search[commit]").isPresent();
        return new RunFilter(
                statuses(query),
                sources(query),
                none ? EnumSet.noneOf(RunOperation.class) : operations(query),
                timeframe.from(),
                timeframe.until(),
                search(query),
                agentPools(query));
    }

    private static @Nullable Set<RunStatus> statuses(Query query) {
        var named = query.list("filter[status]");
        var group = query.text("filter[status_group]");
        if (named.isEmpty() && group.isEmpty()) {
            return null;
        }
        var statuses = new HashSet<RunStatus>(
                named.isEmpty() ? List.of(RunStatus.values()) : StatusNames.read("filter[status]", named));
        group.ifPresent(name -> statuses.retainAll(StatusNames.group("filter[status_group]", name)));
        return statuses;
    }

    private static @Nullable Set<RunSource> sources(Query query) {
        var named = query.list("filter[source]");
        return named.isEmpty() ? null : read("filter[source]", "run source", named, SOURCES);
    }

    private static Set<RunOperation> operations(Query query) {
        var named = query.list("filter[operation]");
        return named.isEmpty() ? RunOperation.LISTED : read("filter[operation]", "run operation", named, OPERATIONS);
    }

    private static @Nullable Set<String> agentPools(Query query) {
        var named = query.list("filter[agent_pool_names]");
        if (named.size() > MOST_POOLS) {
            throw Invalid.because("filter[agent_pool_names] can hold " + MOST_POOLS + " names at most");
        }
        return named.isEmpty() ? null : Set.copyOf(named);
    }

    private static <E extends Enum<E>> Set<E> read(
            String parameter, String kind, List<String> names, WireNames<E> known) {
        return names.stream()
                .map(name -> known.find(name)
                        .orElseThrow(
                                () -> Invalid.because(parameter + " has a value that is no " + kind + ": " + name)))
                .collect(Collectors.toSet());
    }

    /** What is searched for among users goes before what is searched for anywhere. */
    private static @Nullable Search search(Query query) {
        var user = query.text("search[user]").map(text -> new Search(text, false));
        var basic = query.text("search[basic]").map(text -> new Search(text, true));
        var search = user.or(() -> basic);
        if (search.filter(asked -> asked.text().length() > LONGEST_SEARCH).isPresent()) {
            throw Invalid.because("search is too long (maximum is " + LONGEST_SEARCH + " characters)");
        }
        return search.orElse(null);
    }

    private Timeframe timeframe(@Nullable String text) {
        if (text == null) {
            return new Timeframe(null, null);
        }
        if (text.equals("year")) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            return new Timeframe(now.minusYears(1).toInstant(), null);
        }
        int year = year(text)
                .orElseThrow(() -> Invalid.because("filter[timeframe] must be a year, such as 2026, or \"year\""));
        return new Timeframe(start(year), start(year + 1));
    }

    private static Optional<Integer> year(String text) {
        if (!text.matches("\\d{4}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text)).filter(year -> year >= FIRST_YEAR && year <= LAST_YEAR);
    }

    private static Instant start(int year) {
        return OffsetDateTime.of(year, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
    }

    private record Timeframe(
            @Nullable Instant from, @Nullable Instant until) {}
}
