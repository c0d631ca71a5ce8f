package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an organization may be set to, apart from what has a story of its own. */
class OrganizationSettingAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final String path = "organizations/" + tenant.name();

    /** Whoever limits sessions or tokens must not believe that it happened. */
    @Test
    void whatIsNotThereIsRefusedAndNotIgnored() {
        var wanted = Map.of(
                "session-timeout",
                60,
                "session-remember",
                60,
                "user-tokens-enabled",
                false,
                "assessments-enforced",
                true,
                "collaborator-auth-policy",
                "two_factor_mandatory");

        wanted.forEach((setting, value) -> {
            var refused = tenant.api()
                    .patch(path, document("organizations", Map.of(setting, value)))
                    .is(422);
            assertThat(refused.pointer()).isEqualTo("/data/attributes/" + setting);
        });
    }

    @Test
    void whatIsSoAlreadyMayBeAskedFor() {
        var asked = Map.of("session-timeout", 20160, "session-remember", 20160, "user-tokens-enabled", true);

        var changed = tenant.api().patch(path, document("organizations", asked)).is(200);

        assertThat(changed.attribute("user-tokens-enabled").asBoolean()).isTrue();
    }
}
