package dev.runyard.engine.run;

import static dev.runyard.persistence.run.RunStatus.CANCELED;
import static dev.runyard.persistence.run.RunStatus.PLANNING;
import static dev.runyard.persistence.run.RunStatus.PLAN_QUEUED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.run.PhaseStatus;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.UserId;
import org.junit.jupiter.api.Test;

class OutdatedPlansTest {
    private final Place place = Place.make();

    @Test
    void aNewerPlanOnlyRunSupersedesThoseThatWait() {
        manage();
        var first = place.startPlanOnlyRun();
        var second = place.startPlanOnlyRun();
        var third = place.startPlanOnlyRun();

        assertThat(place.status(first)).isEqualTo(CANCELED);
        assertThat(place.run(first).supersededBy()).isEqualTo(second);
        assertThat(EngineDatabase.bean(RunEvents.class).of(first).getLast().description())
                .isEqualTo("Superseded by " + second);
        assertThat(EngineDatabase.bean(Phases.class).findById(place.run(first).planId()))
                .hasValueSatisfying(plan -> assertThat(plan.status()).isEqualTo(PhaseStatus.CANCELED));
        assertThat(EngineDatabase.bean(Jobs.class).open(first)).isEmpty();
        assertThat(place.run(second).supersededBy()).isEqualTo(third);
        assertThat(place.status(third)).isEqualTo(PLAN_QUEUED);
    }

    @Test
    void oneThatAWorkerHasButNotStartedIsTakenFromIt() {
        manage();
        var first = place.startPlanOnlyRun();
        var held = place.claim();

        place.startPlanOnlyRun();

        assertThat(place.status(first)).isEqualTo(CANCELED);
        assertThat(held.row().leaseEpoch()).isGreaterThan(held.epoch());
    }

    @Test
    void oneThatPlansGoesOn() {
        manage();
        var first = place.startPlanOnlyRun();
        place.claim().start();

        place.startPlanOnlyRun();

        assertThat(place.status(first)).isEqualTo(PLANNING);
        assertThat(place.run(first).cancellation().isRequested()).isFalse();
    }

    @Test
    void whatIsNoOlderVersionOfTheSameGoesOn() {
        manage();
        var cli = place.startRun(place.request(place.configuration(true), RunSource.TERRAFORM_CLOUD));
        var bobs = bobStarts();
        var elsewhere = place.beside().startPlanOnlyRun();
        var normal = place.startRun();

        var newest = place.startPlanOnlyRun();
        place.startRun();

        assertThat(place.status(cli)).isEqualTo(PLAN_QUEUED);
        assertThat(place.status(bobs)).isEqualTo(PLAN_QUEUED);
        assertThat(place.status(elsewhere)).isEqualTo(PLAN_QUEUED);
        assertThat(place.status(normal)).isEqualTo(PLAN_QUEUED);
        assertThat(place.status(newest)).isEqualTo(PLAN_QUEUED);
    }

    @Test
    void anOrganizationThatDoesNotWantItKeepsAll() {
        var first = place.startPlanOnlyRun();

        place.startPlanOnlyRun();

        assertThat(place.status(first)).isEqualTo(PLAN_QUEUED);
    }

    private RunId bobStarts() {
        var bob = new Actor.User(new UserId("user-bob"), "bob", false);
        return EngineDatabase.bean(RunCreation.class)
                .create(place.request(place.configuration(true), RunSource.API), bob)
                .id();
    }

    private void manage() {
        Place.step(() -> {
            EngineDatabase.bean(Organizations.class)
                    .findById(place.workspace().organizationId())
                    .orElseThrow()
                    .manageSpeculativePlans(true);
            return place;
        });
    }
}
