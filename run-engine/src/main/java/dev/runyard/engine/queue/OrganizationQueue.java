package dev.runyard.engine.queue;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.runyard.engine.limit.ServerLimits;
import dev.runyard.persistence.job.JobTurns;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import java.util.List;
import java.util.Objects;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

/** All that goes on in an organization, in the order in which it will. */
@Component
public final class OrganizationQueue {
    private final Runs runs;
    private final JobTurns turns;
    private final ServerLimits limits;

    OrganizationQueue(Runs runs, JobTurns turns, ServerLimits limits) {
        this.runs = runs;
        this.turns = turns;
        this.limits = limits;
    }

    /**
     * Returns the runs that are not over: first what executes, then what waits for a worker in the order of claims, then
     * what waits for people, then what waits for its turn in its workspace.
     */
    public Page<Run> of(OrganizationId organization, Pageable page) {
        var ids = turns.queue(organization.value(), limits.ceiling(), page.getPageSize(), page.getOffset()).stream()
                .map(RunId::new)
                .toList();
        var rows = runs.findAllById(ids).stream().collect(toMap(Run::id, identity()));
        List<Run> ordered = ids.stream().map(rows::get).filter(Objects::nonNull).toList();
        return new PageImpl<>(ordered, page, runs.countActive(organization));
    }
}
