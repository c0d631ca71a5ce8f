package dev.runyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.support.Tenant;
import dev.runyard.engine.user.Accounts;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AutoApplyRightTest {
    private final AutoApplyRight right = EngineDatabase.bean(AutoApplyRight.class);
    private final Place place = Place.make(true);
    private final Actor stranger = Tenant.as(Tenant.user());
    private final Actor admin = Tenant.as(EngineDatabase.bean(Accounts.class)
            .create("admin-of-" + place.workspaceId(), place.workspaceId() + "@example.com", true));

    @Test
    void aWorkspaceAppliesByItselfForThoseWhoMayApply() {
        assertThat(inherits(place, admin)).isTrue();
        assertThat(inherits(place, new Actor.Engine())).isTrue();
        assertThat(inherits(place, stranger)).isFalse();
        assertThat(inherits(place, new Actor.Organization(place.workspace().organizationId())))
                .isFalse();
        assertThat(inherits(Place.make(false), admin)).isFalse();
    }

    @Test
    void whoWasRememberedIsJudgedByTheRightsOfToday() {
        assertThat(inherits(place, remembered(admin))).isTrue();
        assertThat(inherits(place, remembered(stranger))).isFalse();
        assertThat(inherits(place, new Actor.Remembered(new Actor.Ref(Actor.Kind.USER, "user-gone"))))
                .isFalse();
    }

    @Test
    void whatTheRunItselfSaysWins() {
        assertThat(right.of(place.workspace(), asked(place, false), admin)).isFalse();
        var manual = Place.make(false);
        assertThat(right.of(manual.workspace(), asked(manual, true), admin)).isTrue();
    }

    private boolean inherits(Place where, Actor by) {
        return right.of(where.workspace(), asked(where, null), by);
    }

    private static RunRequest asked(Place where, @Nullable Boolean autoApply) {
        var usual = where.request(new ConfigurationVersionId("cv-a"), RunSource.API);
        return new RunRequest(
                usual.workspace(),
                usual.configurationVersion(),
                usual.source(),
                null,
                usual.options(),
                autoApply,
                null,
                null,
                List.of());
    }

    private static Actor remembered(Actor by) {
        return new Actor.Remembered(by.ref());
    }
}
