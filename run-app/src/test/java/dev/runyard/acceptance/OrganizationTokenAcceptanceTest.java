package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganizationTokenAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final String path = "organizations/" + tenant.name() + "/authentication-token";

    @Test
    void theTokenOfAnOrganizationReplacesItself() {
        var first = with(tenant.api());

        var second = with(first);

        first.get(path).is(401);
        assertThat(second.get(path).is(200).attribute("token").isNull()).isTrue();
        second.get("organizations/" + tenant.name() + "/workspaces").is(200);
    }

    @Test
    void theTokenOfAnOrganizationEndsItself() {
        var token = with(tenant.api());

        token.delete(path).is(204);

        token.get(path).is(401);
        tenant.api().get(path).is(404);
    }

    @Test
    void theTokenOfAnotherOrganizationDoesNothingOfTheKind() {
        var foreign = TestPlatform.running().tenant();
        var token = foreign.api()
                .post("organizations/" + foreign.name() + "/authentication-token")
                .is(201);
        var others = foreign.api().with(token.attribute("token").asString());
        var ours = with(tenant.api());

        others.get(path).is(404);
        others.post(path).is(404);
        others.delete(path).is(404);

        ours.get(path).is(200);
    }

    private ApiClient with(ApiClient api) {
        var made = api.post(path, document("authentication-token", Map.of())).is(201);
        return api.with(made.attribute("token").asString());
    }
}
