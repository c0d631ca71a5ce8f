package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** The pages of a workspace's states. */
class StatePagesAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final Space space = tenant.workspace("states");
    private final PageVisit visit = PageVisit.of(tenant.api());
    private final String states = "/app/" + tenant.name() + "/workspaces/states/states";

    @Test
    void statesAreListedShownComparedAndDownloaded() {
        assertThat(get(states)).contains("No state yet");
        var first = space.state(new StateFile(1).output("who", "one").resource("gone", "{}"));
        var second = space.state(new StateFile(2)
                .output("who", "<b>two</b>")
                .output("password", "\"string\"", "\"s3cret\"", true)
                .resource("new", "{\"id\": \"7\"}"));

        assertThat(get(states)).contains(first.id(), second.id(), "current", "Serial");
        assertThat(get(states + "/" + second.id()))
                .contains("&lt;b&gt;two", "sensitive, not shown", "null_resource.new", "hashicorp/null")
                .doesNotContain("s3cret");
        assertThat(get(states + "/" + second.id() + "/diff"))
                .contains("1 added, 0 changed, 1 removed", "null_resource.gone", first.id(), "&quot;one&quot;")
                .doesNotContain("s3cret");
        assertThat(get(states + "/" + second.id() + "/terraform.tfstate")).contains("s3cret");
        visit.send("GET", states + "/sv-none", BodyPublishers.noBody(), "text/plain")
                .is(404);
    }

    @Test
    void deletedDataAreNotShown() {
        var old = space.state(new StateFile(1).output("who", "one")).id();
        space.state(new StateFile(2));
        space.api()
                .post("state-versions/" + old + "/actions/soft_delete_backing_data")
                .is(200);

        assertThat(get(states + "/" + old))
                .contains("data deleted, can be restored")
                .doesNotContain("Download");
        visit.send("GET", states + "/" + old + "/terraform.tfstate", BodyPublishers.noBody(), "text/plain")
                .is(404);
        assertThat(get(states)).contains("data deleted, can be restored");
    }

    @Test
    void whoHoldsTheLockGoesBackToAFormerState() {
        var old = space.state(new StateFile(1).output("who", "one")).id();
        space.state(new StateFile(2).output("who", "two"));
        var page = states + "/" + old;
        assertThat(get(page)).doesNotContain("Go back to this state");
        visit.send("POST", page + "/actions/rollback", BodyPublishers.noBody(), "application/x-www-form-urlencoded")
                .is(409);
        space.lock().is(200);
        assertThat(get(page)).contains("Go back to this state");

        visit.send("POST", page + "/actions/rollback", BodyPublishers.noBody(), "application/x-www-form-urlencoded")
                .is(303);

        assertThat(space.outputs()).containsEntry("who", "one");
        assertThat(get(states)).contains("current, while the workspace is locked");
        var nonsense = visit.send("GET", page + "/diff?from=%00", BodyPublishers.noBody(), "text/plain");
        assertThat(nonsense.status()).isBetween(400, 499);
    }

    private String get(String path) {
        return visit.send("GET", path, BodyPublishers.noBody(), "text/plain")
                .is(200)
                .body();
    }
}
