package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where runs execute when a workspace does not say so itself. */
class DefaultExecutionAcceptanceTest {
    private static final Map<String, Boolean> INHERITED = Map.of("execution-mode", false, "agent-pool", false);
    private static final Map<String, Boolean> INHERITED_BY_PROJECT =
            Map.of("default-execution-mode", false, "default-agent-pool", false);
    private static final Map<String, Boolean> OWN = Map.of("execution-mode", true, "agent-pool", true);

    private final Tenant tenant = TestPlatform.running().tenant();
    private final ApiClient api = tenant.api();
    private final String organization = "organizations/" + tenant.name();

    @Test
    void aWorkspaceFollowsItsProjectAndThatItsOrganization() {
        var project = project("shop", Map.of());
        var follows = tenant.workspace("follows");
        var inProject = in(project, "in-project");
        var own = tenant.workspace("own", Map.of("execution-mode", "remote"));

        organization(Map.of("default-execution-mode", "local")).is(200);

        shows(follows, "local", false);
        shows(inProject, "local", false);
        shows(own, "remote", true);
        shows(tenant.workspace("late"), "local", false);
        assertThat(api.get("projects/" + project)
                        .is(200)
                        .attribute("default-execution-mode")
                        .asString())
                .isEqualTo("local");

        var changed = changed(project, Map.of("default-execution-mode", "remote"));
        assertThat(changed.is(200)
                        .attribute("setting-overwrites")
                        .path("default-agent-pool")
                        .asBoolean())
                .isTrue();
        shows(inProject, "remote", false);
        shows(follows, "local", false);

        changed(project, Map.of("setting-overwrites", INHERITED_BY_PROJECT)).is(200);
        shows(inProject, "local", false);
    }

    @Test
    void aWorkspaceSaysItselfOrInheritsAsItIsTold() {
        organization(Map.of("default-execution-mode", "local")).is(200);
        var workspace = tenant.workspace("network", Map.of("setting-overwrites", Map.of("execution-mode", false)));
        shows(workspace, "local", false);

        workspace.change(Map.of("execution-mode", "remote")).is(200);
        shows(workspace, "remote", true);
        workspace.change(Map.of("auto-apply", true)).is(200);
        shows(workspace, "remote", true);
        workspace.change(Map.of("setting-overwrites", INHERITED)).is(200);
        shows(workspace, "local", false);
        workspace
                .change(Map.of("execution-mode", "remote", "setting-overwrites", OWN))
                .is(200);
        shows(workspace, "remote", true);
    }

    @Test
    void aWorkspaceThatMovesFollowsItsNewProject() {
        var project = project("shop", Map.of("default-execution-mode", "local"));
        var follows = tenant.workspace("follows");
        var own = tenant.workspace("own", Map.of("execution-mode", "remote"));

        api.patch("workspaces/" + follows.id(), document("workspaces", Map.of(), Map.of("project", new String[] {
                    "projects", project
                })))
                .is(200);
        shows(follows, "local", false);
        api.post("projects/" + project + "/relationships/workspaces", Map.of("data", new Object[] {
                    Map.of("type", "workspaces", "id", own.id())
                }))
                .is(204);
        shows(own, "remote", true);
    }

    @Test
    void aRunStaysWithThePoolItWasMadeFor() {
        var first = pool("first");
        var second = pool("second");
        agents(first).is(200);
        var workspace = tenant.workspace("network");
        shows(workspace, "agent", false);
        assertThat(workspace.read().related("agent-pool")).isEqualTo(first);
        var run = workspace.startRun();

        agents(second).is(200);

        assertThat(workspace.read().related("agent-pool")).isEqualTo(second);
        assertThat(run.read().attribute("waiting-on").path("id").asString()).isEqualTo(first);
        var later = workspace.startPlanOnlyRun(Space.HELLO);
        assertThat(later.read().attribute("waiting-on").path("id").asString()).isEqualTo(second);
        organization(Map.of("default-execution-mode", "local")).is(200);
        run.isStill("plan_queued");
        run.cancel().awaits("canceled");
    }

    @Test
    void aPoolThatIsADefaultStaysUsable() {
        var pool = pool("ours");
        agents(pool).is(200);
        var workspace = tenant.workspace("network");

        assertThat(api.delete("agent-pools/" + pool).is(422).error()).contains("the organization " + tenant.name());
        assertThat(api.patch("agent-pools/" + pool, document("agent-pools", Map.of("organization-scoped", false)))
                        .is(422)
                        .error())
                .contains("the default of the organization " + tenant.name());
        organization(Map.of("default-execution-mode", "remote")).is(200);
        shows(workspace, "remote", false);
        api.patch("agent-pools/" + pool, document("agent-pools", Map.of("organization-scoped", false)))
                .is(200);
        assertThat(agents(pool).is(422).pointer()).isEqualTo("/data/attributes/default-agent-pool-id");
        var project = project("shop", Map.of());
        assertThat(changed(project, Map.of("default-execution-mode", "agent", "default-agent-pool-id", pool))
                        .is(422)
                        .error())
                .contains("all workspaces of the project may use");
    }

    @Test
    void anOrganizationEndsWithItsDefaults() {
        var other = TestPlatform.running().tenant();
        var pool = pool(other, "ours");
        var path = "organizations/" + other.name();
        other.api()
                .patch(
                        path,
                        document(
                                "organizations",
                                Map.of("default-execution-mode", "agent", "default-agent-pool-id", pool)))
                .is(200);
        other.workspace("network");

        other.api().delete(path).is(204);

        other.api().get(path).is(404);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var pool = pool("ours");
        var theirs = pool(TestPlatform.running().tenant(), "theirs");
        var workspace = tenant.workspace("network");
        var project = project("shop", Map.of());
        var mixed = Map.of("execution-mode", true, "agent-pool", false);
        var mixedByProject = Map.of("default-execution-mode", true, "default-agent-pool", false);

        assertThat(organization(Map.of("default-execution-mode", "agent"))
                        .is(422)
                        .error())
                .contains("must be specified when using 'agent' execution mode");
        assertThat(organization(Map.of("default-agent-pool-id", pool)).is(422).error())
                .contains("must not be specified unless using 'agent' execution mode");
        agents(theirs).is(422);
        organization(Map.of("default-execution-mode", "elsewhere")).is(422);
        assertThat(changed(project, Map.of("default-execution-mode", "remote", "default-agent-pool-id", pool))
                        .is(422)
                        .error())
                .contains("must not be specified unless using 'agent' execution mode");
        for (var refused : new Answer[] {
            workspace.change(Map.of("execution-mode", "remote", "setting-overwrites", mixed)),
            changed(project, Map.of("default-execution-mode", "remote", "setting-overwrites", mixedByProject))
        }) {
            assertThat(refused.is(422).error())
                    .contains("If agent-pool and execution-mode are both included in setting-overwrites,"
                            + " their values must be the same.");
            assertThat(refused.pointer()).isEqualTo("/data/attributes/setting-overwrites");
        }
        assertThat(workspace.change(Map.of("setting-overwrites", OWN)).is(422).pointer())
                .isEqualTo("/data/attributes/execution-mode");
        workspace
                .change(Map.of("execution-mode", "remote", "setting-overwrites", INHERITED))
                .is(422);
        workspace.change(Map.of("setting-overwrites", "no")).is(422);
        shows(workspace, "remote", false);
    }

    @Test
    void aWorkspaceThatComesWhileADefaultChangesDoesNotMissIt() throws ExecutionException, InterruptedException {
        var project = project("shop", Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(
                            () -> i % 2 == 0 ? tenant.workspace("of-all-" + i) : in(project, "of-project-" + i)))
                    .toList();
            for (String mode : new String[] {"local", "remote", "local"}) {
                organization(Map.of("default-execution-mode", mode)).is(200);
            }
            for (var each : made) {
                shows(each.get(), "local", false);
            }
        }
    }

    private static void shows(Space workspace, String mode, boolean own) {
        var shown = workspace.read();
        assertThat(shown.attribute("execution-mode").asString()).isEqualTo(mode);
        assertThat(shown.attribute("setting-overwrites").path("execution-mode").asBoolean())
                .isEqualTo(own);
        assertThat(shown.attribute("setting-overwrites").path("agent-pool").asBoolean())
                .isEqualTo(own);
    }

    private Answer organization(Map<String, ?> attributes) {
        return api.patch(organization, document("organizations", attributes));
    }

    /** As clients name the pool that send a relationship. */
    private Answer agents(String pool) {
        return api.patch(
                organization,
                document(
                        "organizations",
                        Map.of("default-execution-mode", "agent"),
                        Map.of("default-agent-pool", new String[] {"agent-pools", pool})));
    }

    private String project(String name, Map<String, ?> attributes) {
        var all = new HashMap<String, Object>(attributes);
        all.put("name", name);
        return api.post(organization + "/projects", document("projects", all))
                .is(201)
                .id();
    }

    private Answer changed(String project, Map<String, ?> attributes) {
        return api.patch("projects/" + project, document("projects", attributes));
    }

    private Space in(String project, String name) {
        api.post(
                        organization + "/workspaces",
                        document("workspaces", Map.of("name", name), Map.of("project", new String[] {"projects", project
                        })))
                .is(201);
        return tenant.existingWorkspace(name);
    }

    private String pool(String name) {
        return pool(tenant, name);
    }

    private static String pool(Tenant of, String name) {
        return of.api()
                .post("organizations/" + of.name() + "/agent-pools", document("agent-pools", Map.of("name", name)))
                .is(201)
                .id();
    }
}
