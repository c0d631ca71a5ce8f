package dev.runyard.ui.worker;

import dev.runyard.engine.worker.WorkerRegister;
import dev.runyard.persistence.agentpool.AgentPoolId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

/** Reads the workers of a pool, or of none, newest first. */
@Component
public final class WorkerRows {
    private final WorkerRegister register;

    WorkerRows(WorkerRegister register) {
        this.register = register;
    }

    public Page<WorkerRow> of(@Nullable AgentPoolId pool, Pageable page) {
        var found = register.of(pool, Instant.EPOCH, true, page.getPageSize(), page.getOffset());
        return new PageImpl<>(found.workers().stream().map(WorkerRow::of).toList(), page, found.total());
    }
}
