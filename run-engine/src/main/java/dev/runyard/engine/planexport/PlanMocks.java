package dev.runyard.engine.planexport;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.Run;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes all mocks of a plan. */
@Component
final class PlanMocks {
    private final BlobStore blobs;
    private final RunFacts facts;

    PlanMocks(BlobStore blobs, RunFacts facts) {
        this.blobs = blobs;
        this.facts = facts;
    }

    /**
     * Returns the archive of a plan, not read yet.
     *
     * @param json the plan as JSON
     */
    MockBundle of(Run run, Phase plan, BlobId json) {
        var source = new PlanJson(() -> blobs.open(json));
        var end = plan.endedAt();
        return new MockBundle(
                List.of(
                        new ConfigurationMock(source),
                        new PlanMock(source),
                        new StateMock(source),
                        new RunMock(facts.of(run))),
                end == null ? Instant.EPOCH : end);
    }
}
