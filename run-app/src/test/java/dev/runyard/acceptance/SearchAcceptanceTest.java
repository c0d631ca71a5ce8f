package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Finding organizations, members and teams by their words. */
class SearchAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final String name = tenant.name();

    @Test
    void organizationsAreFoundByNameAndByEmail() {
        var email = name + "@example.com";

        assertThat(found("q=" + name.toUpperCase(Locale.ROOT))).containsExactly(name);
        assertThat(found("q=" + email)).containsExactly(name);
        assertThat(found("q[name]=" + name + "&q[email]=" + email)).containsExactly(name);
        assertThat(found("q[name]=" + name + "&q[email]=other@example.com")).isEmpty();
        assertThat(found("q[name]=" + email)).isEmpty();
        assertThat(found("q=" + name + "&q[email]=other@example.com")).containsExactly(name);
        assertThat(found("q=%25")).isEmpty();
        assertThat(TestPlatform.running()
                        .stranger()
                        .get("organizations?q=" + name)
                        .is(200)
                        .ids())
                .isEmpty();
    }

    @Test
    void membersAreFoundByNameEmailAndStatus() {
        var self = tenant.api().get("account/details").is(200);
        var email = self.attribute("email").asString();
        var members = "organizations/" + name + "/organization-memberships?";

        assertThat(size(members + "filter[email]=" + email.toUpperCase(Locale.ROOT) + ",x@example.com"))
                .isOne();
        assertThat(size(members + "filter[email]=x@example.com")).isZero();
        assertThat(size(members + "q=" + self.attribute("username").asString())).isOne();
        assertThat(size(members + "q=nobody-of-this-name")).isZero();
        assertThat(size(members + "filter[status]=active")).isOne();
        assertThat(size(members + "filter[status]=invited")).isZero();
        assertThat(size(members + "filter[status]=nonsense")).isZero();
        var counts = tenant.api()
                .get(members + "filter[status]=invited")
                .is(200)
                .json()
                .at("/meta/status-counts");
        assertThat(counts.path("total").asInt()).isOne();
        assertThat(counts.path("active").asInt()).isOne();
        assertThat(counts.path("invited").asInt(-1)).isZero();
    }

    @Test
    void teamsAreFoundByName() {
        var teams = "organizations/" + name + "/teams?";

        assertThat(size(teams + "filter[names]=owners,others")).isOne();
        assertThat(size(teams + "filter[names]=others")).isZero();
        assertThat(size(teams + "q=OWN")).isOne();
        assertThat(size(teams + "q=_")).isZero();
    }

    @Test
    void whatAnOrganizationAsksForIsKept() {
        tenant.api()
                .patch("organizations/" + name, document("organizations", Map.of("cost-estimation-enabled", true)))
                .is(200);

        var kept = tenant.api().get("organizations/" + name).is(200);
        assertThat(kept.attribute("cost-estimation-enabled").asBoolean()).isTrue();
        var entitled =
                tenant.api().get("organizations/" + name + "/entitlement-set").is(200);
        assertThat(entitled.attribute("cost-estimation").asBoolean()).isFalse();
    }

    private List<String> found(String query) {
        return tenant.api().get("organizations?" + query).is(200).ids();
    }

    private int size(String path) {
        return tenant.api().get(path).is(200).ids().size();
    }
}
