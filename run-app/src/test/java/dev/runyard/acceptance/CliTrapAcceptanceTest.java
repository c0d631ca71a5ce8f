package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Proxy;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What terraform stumbles over without a word, or in some of its versions only, so that no other story would tell. */
class CliTrapAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final ApiClient api = tenant.api();

    @Test
    void whatIsNotKnownInAQueryIsIgnored() {
        var run = tenant.workspace("network").startRun();
        var workspaces = "organizations/" + tenant.name() + "/workspaces";

        api.get("runs/" + run.id() + "?include=workspace,plan,tf_policy_evaluations,nonsense")
                .is(200);
        assertThat(api.get(workspaces + "?TagBindings=%7B+env+prod%7D&include=nonsense&page%5Bnumber%5D=1")
                        .is(200)
                        .ids())
                .hasSize(1);
        run.awaits("planned").discard();
    }

    /** Older versions fail on every document whose times have an offset, and on a repository that is an empty object. */
    @Test
    void aWorkspaceReadsAsTerraformExpectsIt() {
        var workspace = tenant.workspace("network").read();

        assertThat(workspace.attribute("created-at").asString()).endsWith("Z");
        assertThat(workspace.attribute("updated-at").asString()).endsWith("Z");
        assertThat(workspace.json().at("/data/attributes").has("vcs-repo")).isTrue();
        assertThat(workspace.attribute("vcs-repo").isNull()).isTrue();
        assertThat(workspace.attribute("permissions").has("can-force-delete")).isTrue();
    }

    /** With fewer than four requests a second a client would send none. */
    @Test
    void noAnswerSetsALimitThatStopsTheClient() {
        assertThat(api.get("ping").is(204).raw().headers().firstValue("X-RateLimit-Limit"))
                .isEmpty();
    }

    /** The upper end is exclusive, and one port may be taken. */
    @Test
    void signingInHasPortsToChooseFrom() {
        var ports = api.get("/.well-known/terraform.json").is(200).json().at("/login.v1/ports");

        assertThat(ports.get(1).asInt() - ports.get(0).asInt()).isGreaterThanOrEqualTo(10);
    }

    /** Of these terraform reads one page. */
    @Test
    void whatIsReadAtOnceIsOnOnePage() {
        var space = tenant.workspace("network");
        var state = new StateFile(1);
        for (int i = 0; i < 120; i++) {
            state.output("out" + i, "x");
        }
        space.state(state);
        for (int i = 0; i < 25; i++) {
            space.variable("v" + i, "x");
        }

        var there = "workspaces/" + space.id();
        assertThat(api.get(there + "/current-state-version-outputs").is(200).ids())
                .hasSize(120);
        assertThat(api.get(there + "/all-vars").is(200).ids()).hasSize(25);
    }

    @Test
    void aPlainApplyAsksInAWorkspaceThatAppliesByItself() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var cli = ready("network");

        var asked = cli.start("apply", "-no-color").prints("Enter a value:");
        workspace.run(workspace.runs().getFirst()).isStill("planned");

        assertThat(asked.answer("no").ends().output()).contains("Apply discarded.");
    }

    /** A version that only turned errored would be waited for; of an upload that is refused terraform tells the status alone. */
    @Test
    void aConfigurationThatIsRefusedEndsTheCommandAtOnce() {
        var space = tenant.workspace("network");
        var cli = ready("network").write("back\\slash", "");

        var refused = cli.run("plan", "-no-color");

        assertThat(refused.output()).contains("Failed to upload configuration files: error HTTP response: 422");
        assertThat(refused.exitCode()).isEqualTo(1);
        var versions = api.get("workspaces/" + space.id() + "/configuration-versions");
        assertThat(versions.is(200).each("error-message").getFirst()).contains("has a NUL or a backslash");
    }

    @Test
    void aStateWhoseAnswerIsLostIsThereOnce() {
        tenant.workspace("network", Map.of("execution-mode", "local"));
        try (var proxy = Proxy.before(api)) {
            var cli = ready("network").through(proxy);
            proxy.losesTheAnswer("POST /api/v2/workspaces/[^/]+/state-versions", 2);

            var applied = cli.run("apply", "-auto-approve", "-no-color");

            assertThat(applied.exitCode()).as(applied.output()).isZero();
            assertThat(proxy.count("POST /api/v2/workspaces/[^/]+/state-versions"))
                    .isGreaterThanOrEqualTo(3);
        }
        var states = states("network");
        assertThat(states.ids()).hasSize(1);
        assertThat(states.each("status")).containsExactly("finalized");
    }

    /** Terraform sends no type there, and the API's own clients none or the right one. */
    @Test
    void aLockNeedsNoTypeAndARelationshipNotTheWrongOne() {
        var space = tenant.workspace("network");
        api.post("workspaces/" + space.id() + "/actions/lock", document("", Map.of("reason", "Locked by Terraform")))
                .is(200);

        var wrong = Map.of("workspace", new String[] {"organizations", space.id()});
        var refused = api.post("runs", document("runs", Map.of(), wrong)).is(422);

        assertThat(refused.pointer()).isEqualTo("/data/relationships/workspace");
        assertThat(refused.error()).contains("must be of the type \"workspaces\"");
        space.unlock().is(200);
    }

    private Answer states(String workspace) {
        return api.get("state-versions?filter%5Borganization%5D%5Bname%5D=" + tenant.name()
                        + "&filter%5Bworkspace%5D%5Bname%5D=" + workspace)
                .is(200);
    }

    private TerraformCli ready(String workspace) {
        var cli = TerraformCli.with(tenant, workspace, Space.HELLO);
        assertThat(cli.run("init", "-no-color").exitCode()).isZero();
        return cli;
    }
}
