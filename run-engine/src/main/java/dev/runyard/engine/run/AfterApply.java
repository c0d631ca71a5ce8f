package dev.runyard.engine.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.runtrigger.RunTriggers;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Schedules what a successful apply brings about in other workspaces, in the transaction that ends the apply: either both
 * happen or neither does. It locks nothing there, so no two workspaces are ever locked at once.
 */
@Component
public final class AfterApply {
    /** One for each run, by its id. The name is kept in the database and never changes. */
    public static final TaskDescriptor<Void> TASK = TaskDescriptor.of("run-triggers");

    private final RunTriggers triggers;
    private final SchedulerClient scheduler;

    AfterApply(RunTriggers triggers, DataSource database) {
        this.triggers = triggers;
        this.scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .build();
    }

    void of(Run run, RunEvent event) {
        if (event.action() == RunAction.FINISH_APPLY && triggers.existsBySourceableId(run.workspaceId())) {
            scheduler.scheduleIfNotExists(TASK.instance(run.id().value()).scheduledTo(event.createdAt()));
        }
    }
}
