package dev.runyard.engine;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.runyard.engine.blob.BlobSweep;
import dev.runyard.engine.configurationversion.BackingDataSweep;
import dev.runyard.engine.log.LogCompaction;
import dev.runyard.engine.retention.RetentionSweep;
import dev.runyard.engine.run.SavedPlanSweep;
import dev.runyard.engine.stateversion.StateBacklog;
import dev.runyard.engine.worker.WorkerRegister;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done again and again, by one server at a time. Task names are kept in the database: they never change. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {
    private static final int BACKLOG_MINUTES = 1;
    private static final int RETENTION_MINUTES = 60;
    private static final int BLOBS_MINUTES = 60;
    private static final int BACKING_DATA_MINUTES = 60;
    private static final int SAVED_PLANS_MINUTES = 10;
    private static final int LOGS_SECONDS = 30;
    private static final int WORKERS_MINUTES = 60;

    @Bean
    RecurringTask<Void> savedPlanSweepTask(SavedPlanSweep sweep) {
        return Tasks.recurring("saved-plan-sweep", FixedDelay.ofMinutes(SAVED_PLANS_MINUTES))
                .execute((instance, context) -> sweep.sweep());
    }

    @Bean
    RecurringTask<Void> stateBacklogTask(StateBacklog backlog) {
        return Tasks.recurring("state-backlog", FixedDelay.ofMinutes(BACKLOG_MINUTES))
                .execute((instance, context) -> backlog.sweep());
    }

    @Bean
    RecurringTask<Void> retentionSweepTask(RetentionSweep sweep) {
        return Tasks.recurring("retention-sweep", FixedDelay.ofMinutes(RETENTION_MINUTES))
                .execute((instance, context) -> sweep.sweep());
    }

    @Bean
    RecurringTask<Void> blobSweepTask(BlobSweep sweep) {
        return Tasks.recurring("blob-sweep", FixedDelay.ofMinutes(BLOBS_MINUTES))
                .execute((instance, context) -> sweep.sweep());
    }

    @Bean
    RecurringTask<Void> backingDataSweepTask(BackingDataSweep sweep) {
        return Tasks.recurring("backing-data-sweep", FixedDelay.ofMinutes(BACKING_DATA_MINUTES))
                .execute((instance, context) -> sweep.sweep());
    }

    @Bean
    RecurringTask<Void> workerSweepTask(WorkerRegister workers) {
        return Tasks.recurring("worker-sweep", FixedDelay.ofMinutes(WORKERS_MINUTES))
                .execute((instance, context) -> workers.sweep());
    }

    @Bean
    RecurringTask<Void> logCompactionTask(LogCompaction compaction) {
        return Tasks.recurring("log-compaction", FixedDelay.ofSeconds(LOGS_SECONDS))
                .execute((instance, context) -> compaction.sweep());
    }
}
