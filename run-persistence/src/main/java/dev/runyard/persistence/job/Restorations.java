package dev.runyard.persistence.job;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether this database came out of a backup and was not started since. */
@Component
public final class Restorations {
    private final JdbcClient jdbc;

    Restorations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns when the backup was taken that this database came out of; nothing once that is settled. */
    public Optional<Instant> takenAt() {
        return jdbc.sql("select taken_at from restoration")
                .query((row, number) ->
                        row.getObject("taken_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Returns the ids of the jobs that were not over. */
    public List<String> openJobs() {
        return jdbc.sql("select id from job where status in ('queued', 'claimed', 'started') order by id")
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** Says that all of them were seen to; returns whether there was anything to settle. */
    public boolean settle() {
        return jdbc.sql("delete from restoration").update() > 0;
    }
}
