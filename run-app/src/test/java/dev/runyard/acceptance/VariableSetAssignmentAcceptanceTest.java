package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import dev.runyard.acceptance.support.VariableSetBody;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where variable sets apply, and who owns them. */
class VariableSetAssignmentAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final ApiClient api = tenant.api();

    @Test
    void changesReplaceAssignmentsAndAddVariables() {
        var one = tenant.workspace("one").id();
        var other = tenant.workspace("other").id();
        var set = new VariableSetBody("s")
                .variable("a", "1")
                .to("workspaces", one)
                .createIn(tenant);
        var path = "varsets/" + set.id();
        var known = set.relatedIds("vars").getFirst();

        var changed = api.patch(
                        path,
                        new VariableSetBody("t")
                                .to("workspaces", other)
                                .variable("b", "2")
                                .document())
                .is(200);

        assertThat(changed.attribute("name").asString()).isEqualTo("t");
        assertThat(changed.relatedIds("workspaces")).containsExactly(other);
        assertThat(changed.relatedIds("vars")).hasSize(2).contains(known);
        var emptied = api.send(
                        "PUT", path, new VariableSetBody().to("workspaces").document())
                .is(200);
        assertThat(emptied.attribute("workspace-count").asInt()).isZero();
        assertThat(emptied.attribute("var-count").asInt()).isEqualTo(2);
        api.delete(path).is(204);
        api.get(path).is(404);
    }

    @Test
    void aSetIsAppliedAndTakenAway() {
        var one = tenant.workspace("one").id();
        var other = tenant.workspace("other").id();
        var path = "varsets/" + new VariableSetBody("s").createIn(tenant).id();

        api.post(path + "/relationships/workspaces", VariableSetBody.list("workspaces", one))
                .is(204);
        api.post(path + "/relationships/workspaces", VariableSetBody.list("workspaces", one, other))
                .is(204);
        assertThat(names("workspaces/" + other + "/varsets")).containsExactly("s");
        api.send("DELETE", path + "/relationships/workspaces", VariableSetBody.list("workspaces", other))
                .is(204);
        assertThat(names("workspaces/" + other + "/varsets")).isEmpty();

        var project = api.get("workspaces/" + one).is(200).related("project");
        api.post(path + "/relationships/projects", VariableSetBody.list("projects", project))
                .is(204);
        assertThat(names("workspaces/" + other + "/varsets")).containsExactly("s");
        assertThat(names("projects/" + project + "/varsets")).containsExactly("s");
        api.send("DELETE", path + "/relationships/projects", VariableSetBody.list("projects", project))
                .is(204);
        assertThat(names("projects/" + project + "/varsets")).isEmpty();

        api.post(path + "/relationships/stacks", VariableSetBody.list("stacks")).is(204);
        var refused = api.post(path + "/relationships/stacks", VariableSetBody.list("stacks", "st-1"))
                .is(422);
        assertThat(refused.pointer()).isEqualTo("/data/relationships/stacks");
    }

    @Test
    void aSetIsOwnedByItsProjectForEver() {
        var workspace = tenant.workspace("network").id();
        var project = api.get("workspaces/" + workspace).is(200).related("project");

        var owned = new VariableSetBody("s")
                .ownedBy(project)
                .to("projects", project)
                .createIn(tenant);

        assertThat(owned.related("parent")).isEqualTo(project);
        assertThat(new VariableSetBody("g")
                        .ownedBy(project)
                        .is("global")
                        .askFor(tenant)
                        .is(422)
                        .pointer())
                .isEqualTo("/data/attributes/global");
        var list = "organizations/" + tenant.name() + "/varsets";
        assertThat(names(list)).containsExactly("s");
        assertThat(names(list + "?scope=owned")).isEmpty();
        assertThat(names("projects/" + project + "/varsets?scope=owned")).containsExactly("s");
        assertThat(names("projects/" + project + "/varsets?scope=shared")).isEmpty();
        api.get("projects/" + project + "/varsets?scope=mine").is(422);
    }

    private List<String> names(String list) {
        return api.get(list).is(200).each("name");
    }
}
