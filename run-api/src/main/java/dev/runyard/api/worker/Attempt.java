package dev.runyard.api.worker;

import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;

/** The job that a worker's token is for. */
final class Attempt {
    private Attempt() {}

    /**
     * Returns the job of the path.
     *
     * @throws NotFound when the token is another job's
     */
    static JobId of(JobId job, Actor.Holder holder) {
        if (!holder.job().equals(job)) {
            throw new NotFound();
        }
        return job;
    }
}
