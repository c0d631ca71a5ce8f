package dev.runyard.engine.run;

import dev.runyard.engine.RunTrace;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells operators how runs move, one line a step. */
final class RunLog {
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private RunLog() {}

    /** Tells of an event once it is true: a step that loses a race is taken again. Needs a transaction. */
    static void tell(Run run, RunEvent event) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try (var _ = RunTrace.of(run.workspaceId(), run.id())) {
                    LOG.info("Run {}: {}", event.action().wireName(), event.to().wireName());
                }
            }
        });
    }
}
