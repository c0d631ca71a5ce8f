package dev.runyard.engine.run;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.runyard.engine.TaskOrders;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.runtrigger.RunTriggers;
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
    private final TaskOrders tasks;

    AfterApply(RunTriggers triggers, TaskOrders tasks) {
        this.triggers = triggers;
        this.tasks = tasks;
    }

    void of(Run run, RunEvent event) {
        if (event.action() == RunAction.FINISH_APPLY && triggers.existsBySourceableId(run.workspaceId())) {
            tasks.place(TASK.instance(run.id().value()).scheduledTo(event.createdAt()));
        }
    }
}
