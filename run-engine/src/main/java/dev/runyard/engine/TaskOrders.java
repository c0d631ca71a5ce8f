package dev.runyard.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** Schedules tasks in the transaction of the caller: either both happen or neither does. */
@Component
public final class TaskOrders {
    /** Said, since db-scheduler would ask the database at each start, and go on with what fits none when it got no answer. */
    public static final JdbcCustomization POSTGRESQL = new PostgreSqlJdbcCustomization(false, true);

    private final SchedulerClient scheduler;

    TaskOrders(DataSource database) {
        this.scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .jdbcCustomization(POSTGRESQL)
                .build();
    }

    /** Schedules a task, unless the same one waits already. */
    public void place(SchedulableInstance<?> task) {
        scheduler.scheduleIfNotExists(task);
    }
}
