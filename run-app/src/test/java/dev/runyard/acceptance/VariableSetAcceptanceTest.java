package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import dev.runyard.acceptance.support.VariableSetBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableSetAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final ApiClient api = tenant.api();

    @Test
    void aSetIsMadeWithAllThatBelongsToItAndReadAgain() {
        var workspace = tenant.workspace("network").id();
        var project = api.get("workspaces/" + workspace).is(200).related("project");

        var made = new VariableSetBody("credentials")
                .with("description", "for everybody")
                .is("priority")
                .variable("region", "eu")
                .variable(Map.of("key", "AWS_SECRET", "value", "hunter2", "category", "env", "sensitive", true))
                .to("workspaces", workspace)
                .to("projects", project)
                .createIn(tenant);

        var read = api.get("varsets/" + made.id() + "?include=vars,workspaces,projects")
                .is(200);
        assertThat(read.json().get("data")).isEqualTo(made.json().get("data"));
        assertThat(read.json().at("/data/attributes").toString())
                .contains(
                        "\"name\":\"credentials\"",
                        "\"description\":\"for everybody\"",
                        "\"global\":false",
                        "\"priority\":true",
                        "\"var-count\":2",
                        "\"workspace-count\":1",
                        "\"project-count\":1");
        assertThat(read.relatedIds("workspaces")).containsExactly(workspace);
        assertThat(read.relatedIds("projects")).containsExactly(project);
        assertThat(read.related("parent")).isEqualTo(tenant.name());
        assertThat(read.related("organization")).isEqualTo(tenant.name());
        assertThat(read.json()
                        .get("included")
                        .valueStream()
                        .map(each -> each.get("type").asString()))
                .containsExactlyInAnyOrder("vars", "vars", "workspaces", "projects");
        assertThat(read.body()).doesNotContain("hunter2");
    }

    @Test
    void listsAreSearchedAndPaged() {
        for (var name : List.of("aws-a", "aws-b", "gcp")) {
            new VariableSetBody(name).variable("k", "v").createIn(tenant);
        }
        new VariableSetBody("everywhere").is("global").createIn(tenant);
        var list = "organizations/" + tenant.name() + "/varsets";

        assertThat(names(list)).containsExactly("aws-a", "aws-b", "everywhere", "gcp");
        assertThat(names(list + "?q=AWS")).containsExactly("aws-a", "aws-b");
        assertThat(names(list + "?filter[global]=true")).containsExactly("everywhere");
        assertThat(names(list + "?page[size]=3&page[number]=2")).containsExactly("gcp");
        var beyond = api.get(list + "?page[number]=999&page[size]=100").is(200).json();
        assertThat(beyond.get("data")).isEmpty();
        assertThat(beyond.at("/meta/pagination/total-count").asInt()).isEqualTo(4);
        assertThat(api.get(list + "?include=vars").is(200).json().get("included"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"\"}",
                "{\"name\": null}",
                "{\"name\": \"taken\"}",
                "{\"name\": 1}",
                "{\"name\": \"a\", \"global\": \"yes\"}",
                "{\"name\": \"a\", \"priority\": 1}",
            })
    void whatMakesNoSenseIsRefused(String attributes) {
        new VariableSetBody("taken").createIn(tenant);

        var answer = api.post(
                "organizations/" + tenant.name() + "/varsets",
                "{\"data\": {\"type\": \"varsets\", \"attributes\": " + attributes + "}}");

        answer.is(422);
        assertThat(answer.pointer()).startsWith("/data/attributes/");
    }

    @Test
    void whoDoesNotManageSetsSeesNone() {
        var set = new VariableSetBody("s").createIn(tenant).id();
        var stranger = TestPlatform.running().stranger();

        stranger.get("varsets/" + set).is(404);
        stranger.get("organizations/" + tenant.name() + "/varsets").is(404);
        assertThat(api.get("organizations/" + tenant.name())
                        .is(200)
                        .attribute("permissions")
                        .get("can-manage-varsets")
                        .asBoolean())
                .isTrue();
    }

    private List<String> names(String list) {
        return api.get(list).is(200).each("name");
    }
}
