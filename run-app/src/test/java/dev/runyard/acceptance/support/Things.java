package dev.runyard.acceptance.support;

import static dev.runyard.acceptance.support.ApiClient.document;

import java.util.HashMap;
import java.util.Map;

/** One real thing of each kind in an organization, under the name that paths have for it; see {@link Route#filledWith}. */
public final class Things {
    private final Map<String, String> byName = new HashMap<>();

    private Things() {}

    /** Makes one of each, for a tenant with an owner of its own. */
    public static Map<String, String> of(Tenant tenant) {
        var late = LateState.begin(tenant.workspace("late-of-" + tenant.name(), Map.of("auto-apply", true)));
        var workspace = tenant.workspace("network-of-" + tenant.name(), Map.of("auto-apply", true));
        var run = workspace.startRun().awaits("applied");
        var made = new Things();
        made.organization(tenant);
        made.workspace(workspace);
        made.has("{snapshot}", late.await().id());
        made.run(run, workspace.api());
        return made.byName;
    }

    private void organization(Tenant tenant) {
        var api = tenant.api();
        var organization = "organizations/" + tenant.name();
        var user = api.get("account/details").is(200).id();
        api.post(organization + "/authentication-token").is(201);
        api.post(
                        organization + "/relationships/data-retention-policy",
                        document("data-retention-policy-dont-deletes", Map.of()))
                .is(200);
        has("{organization}", tenant.name());
        has("{project}", first(api, organization + "/projects"));
        has("{team}", first(api, organization + "/teams"));
        has("{membership}", first(api, organization + "/organization-memberships"));
        has("{user}", user);
        var set = new VariableSetBody("set-of-" + tenant.name())
                .variable("size", "3")
                .createIn(tenant);
        has("{set}", set.id());
        has("{set}/relationships/vars/{variable}", first(api, "varsets/" + set.id() + "/relationships/vars"));
        has(
                "{reserved}",
                api.post(organization + "/reserved-tag-keys", document("reserved-tag-keys", Map.of("key", "env")))
                        .is(201)
                        .id());
        var pool = Agent.pool(tenant, "agents");
        has("{pool}", pool);
        var agent = Agent.of(tenant, pool);
        agent.claim().is(204);
        has("{agent}", agent.id());
        has("{token}", first(api, "users/" + user + "/authentication-tokens"));
    }

    private void workspace(Space workspace) {
        var api = workspace.api();
        has("workspaces/{id}", workspace.id());
        has("workspaces/{workspace}", workspace.id());
        has("{organization}/workspaces/{workspace}", workspace.name());
        has("{organization}/{workspace}", workspace.name());
        var source = workspace.beside("source-of-" + workspace.name());
        api.post("workspaces/" + workspace.id() + "/relationships/tags", TagBody.names("tag-of-" + workspace.name()))
                .is(204);
        has("{tag}", first(api, "workspaces/" + workspace.id() + "/relationships/tags"));
        has("{trigger}", workspace.follow(source).is(201).id());
        has("{variable}", workspace.variable("who", "me").id());
        var state = api.get("workspaces/" + workspace.id() + "/current-state-version")
                .is(200)
                .id();
        has("{state}", state);
        has("{output}", first(api, "state-versions/" + state + "/outputs"));
    }

    private void run(Started run, ApiClient api) {
        has("{run}", run.id());
        has("{plan}", run.read().related("plan"));
        has("{apply}", run.read().related("apply"));
        has("{export}", export(run.read().related("plan"), api));
        has("{phase}", "plan");
        has("{version}", run.read().related("configuration-version"));
        has("{event}", first(api, "runs/" + run.id() + "/run-events"));
        has(
                "{comment}",
                api.post("runs/" + run.id() + "/comments", document("comments", Map.of("body", "Looks good.")))
                        .is(201)
                        .id());
    }

    private static String export(String plan, ApiClient api) {
        var asked =
                document("plan-exports", Map.of("data-type", "sentinel-mock-bundle-v0"), Map.of("plan", new String[] {
                    "plans", plan
                }));
        var made = api.post("plan-exports", asked).is(201).id();
        Eventually.until(
                "the export of a plan",
                () -> api.get("plan-exports/" + made)
                        .is(200)
                        .attribute("status")
                        .asString(),
                "finished"::equals);
        return made;
    }

    private void has(String name, String id) {
        byName.put(name, id);
    }

    private static String first(ApiClient api, String list) {
        return api.get(list).is(200).json().at("/data/0/id").asString();
    }
}
