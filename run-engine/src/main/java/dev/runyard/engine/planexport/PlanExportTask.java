package dev.runyard.engine.planexport;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.runyard.engine.GrowingDelay;
import dev.runyard.persistence.planexport.PlanExportId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done for exports of plans, on any server. */
@Configuration(proxyBeanMethods = false)
class PlanExportTask {
    /** One for each export, by its id. The name is kept in the database and never changes. */
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("plan-exports");

    private static final int TRIES = 5;
    private static final int EXPIRY_MINUTES = 5;
    private static final FixedDelay SHORTLY = FixedDelay.ofSeconds(1);

    @Bean
    CustomTask<Void> planExportsTask(PlanExportMaking making) {
        return Tasks.custom(TASK).onFailure(new GrowingDelay<>()).execute((instance, context) -> {
            var export = new PlanExportId(instance.getId());
            boolean done =
                    context.getExecution().consecutiveFailures < TRIES ? making.make(export) : making.fail(export);
            return done
                    ? new CompletionHandler.OnCompleteRemove<>()
                    : new CompletionHandler.OnCompleteReschedule<>(SHORTLY);
        });
    }

    @Bean
    RecurringTask<Void> planExportSweepTask(PlanExportSweep sweep) {
        return Tasks.recurring("plan-export-sweep", FixedDelay.ofMinutes(EXPIRY_MINUTES))
                .execute((instance, context) -> sweep.sweep());
    }
}
