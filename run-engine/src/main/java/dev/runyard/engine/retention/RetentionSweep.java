package dev.runyard.engine.retention;

import dev.runyard.engine.Steps;
import dev.runyard.engine.stateversion.StateDeletion;
import dev.runyard.persistence.problem.Problem;
import dev.runyard.persistence.retention.DataRetentionPolicies;
import dev.runyard.persistence.retention.DataRetentionPolicy;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what policies of data retention say: old states and configurations go out of reach, and after a month for good. */
@Component
public final class RetentionSweep {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);

    /** How long what went out of reach can be taken back. */
    private static final Duration RESTORABLE = Duration.ofDays(30);

    private static final int BATCH = 500;

    private final Steps steps;
    private final DataRetentionPolicies policies;
    private final StateVersions states;
    private final StateDeletion deletion;
    private final ConfigurationRetention configurations;
    private final InstantSource clock;

    RetentionSweep(
            Steps steps,
            DataRetentionPolicies policies,
            StateVersions states,
            StateDeletion deletion,
            ConfigurationRetention configurations,
            InstantSource clock) {
        this.steps = steps;
        this.policies = policies;
        this.states = states;
        this.deletion = deletion;
        this.configurations = configurations;
        this.clock = clock;
    }

    /** Makes one pass. */
    public void sweep() {
        Instant now = clock.instant();
        List<DataRetentionPolicy> some = policies.deleting("", BATCH);
        while (!some.isEmpty()) {
            some.forEach(policy -> carryOut(policy, now));
            some = policies.deleting(some.getLast().id(), BATCH);
        }
        for (StateVersion state : states.softDeletedBefore(now.minus(RESTORABLE), BATCH)) {
            delete(state);
        }
    }

    private void carryOut(DataRetentionPolicy policy, Instant now) {
        Instant before = now.minus(Duration.ofDays(Objects.requireNonNull(policy.deleteOlderThanDays())));
        configurations.carryOut(policy, before);
        int deleted = BATCH;
        while (deleted == BATCH) {
            deleted = steps.take(() -> softDelete(policy, before, now));
        }
    }

    private int softDelete(DataRetentionPolicy policy, Instant before, Instant now) {
        var workspace = policy.workspace();
        return workspace == null
                ? states.softDeleteOfOrganization(policy.organization().value(), before, now, BATCH)
                : states.softDeleteOfWorkspace(workspace.value(), before, now, BATCH);
    }

    private void delete(StateVersion state) {
        try {
            deletion.deletePermanently(state.id());
        } catch (Problem changed) {
            LOG.debug("state {} is not deleted: {}", state.id(), changed.getMessage());
        }
    }
}
