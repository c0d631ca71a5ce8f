package dev.runyard.engine.runtrigger;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.runyard.engine.GrowingDelay;
import dev.runyard.engine.run.AfterApply;
import dev.runyard.persistence.run.RunId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is to be done after an apply, on any server. */
@Configuration(proxyBeanMethods = false)
class RunTriggerTask {
    @Bean
    OneTimeTask<Void> followingRunsTask(FollowingRuns following) {
        return Tasks.oneTime(AfterApply.TASK)
                .onFailure(new GrowingDelay<>())
                .execute((instance, context) -> following.queue(new RunId(instance.getId())));
    }
}
