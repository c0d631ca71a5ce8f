package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateVersionAcceptanceTest {
    private static final StateFile RICH = new StateFile(3)
            .output("greeting", "hello")
            .output("ports", "[\"list\",\"number\"]", "[80, 1e400]", false)
            .output("password", "\"string\"", "\"s3cret\"", true)
            .resource("one", "{\"id\": \"1\"}")
            .resource("module.net[\"a.module.b\"].module.sub", "managed", "null_resource", "many", """
                    {"index_key": 0, "attributes": {"id": "2"}}""", """
                    {"index_key": "b\\"c", "attributes": {"id": "3"}}""")
            .resource("", "data", "terraform_remote_state", "other", "{\"attributes\": {}}");

    private final Tenant tenant = TestPlatform.running().tenant();
    private final Space space = tenant.workspace("states");

    @Test
    void aVersionTellsWhatIsInIt() {
        var version = space.state(RICH);

        assertThat(version.attribute("status").asString()).isEqualTo("finalized");
        assertThat(version.attribute("serial").asLong()).isEqualTo(3);
        assertThat(version.attribute("size").asLong()).isEqualTo(RICH.bytes().length);
        assertThat(version.attribute("resources-processed").asBoolean()).isTrue();
        assertThat(version.attribute("modules").toString())
                .isEqualTo("{\"net[\\\"a.module.b\\\"].sub\":{\"null-resource\":2},"
                        + "\"root\":{\"data.terraform-remote-state\":1,\"null-resource\":1}}");
        assertThat(version.attribute("providers").toString())
                .isEqualTo("{\"provider[\\\"registry.terraform.io/hashicorp/null\\\"]\":"
                        + "{\"data.terraform-remote-state\":1,\"null-resource\":3}}");
        assertThat(version.attribute("resources").get(1).toString())
                .isEqualTo("{\"name\":\"many\",\"type\":\"null_resource\",\"count\":2,"
                        + "\"module\":\"net[\\\"a.module.b\\\"].sub\","
                        + "\"provider\":\"provider[\\\"registry.terraform.io/hashicorp/null\\\"]\"}");
        assertThat(space.read().attribute("resource-count").asInt()).isEqualTo(3);
        assertThat(download(version).body()).isEqualTo(RICH.text());
    }

    @Test
    void sensitiveOutputsAreShownToThoseWhoAskForThem() {
        var version = space.state(RICH);

        var outputs = space.api()
                .get("state-versions/" + version.id() + "/outputs?page[size]=2")
                .is(200);
        assertThat(outputs.each("name")).containsExactly("greeting", "password");
        assertThat(outputs.json().at("/meta/pagination/total-count").asInt()).isEqualTo(3);
        assertThat(outputs.json().at("/data/1/attributes/value").asString()).isEqualTo("s3cret");
        assertThat(outputs.json().at("/data/1/attributes/detailed-type").asString())
                .isEqualTo("string");

        var password =
                space.api().get("state-version-outputs/" + outputs.ids().get(1)).is(200);
        assertThat(password.attribute("value").asString()).isEqualTo("s3cret");

        var included = space.api()
                .get("state-versions/" + version.id() + "?include=outputs,created_by")
                .is(200);
        assertThat(included.body()).doesNotContain("s3cret").contains("hello", "\"username\"", "1E+400");
        assertThat(space.outputs()).containsEntry("password", "");
    }

    @Test
    void theResourcesOfAWorkspaceAreListedAndRememberWhenTheyChanged() {
        var first = space.state(RICH).id();
        var before = resources("");
        assertThat(before.each("address"))
                .containsExactly(
                        "data.terraform_remote_state.other",
                        "net[\"a.module.b\"].sub.null_resource.many[\"b\\\"c\"]",
                        "net[\"a.module.b\"].sub.null_resource.many[0]",
                        "null_resource.one");
        assertThat(before.json().at("/data/1/attributes/name-index").asString()).isEqualTo("b\\\"c");
        assertThat(before.json().at("/data/3/attributes/provider").asString()).isEqualTo("hashicorp/null");
        assertThat(before.json().at("/data/3/attributes/module").asString()).isEqualTo("root");

        var second = space.state(new StateFile(4)
                        .resource("one", "{\"id\": \"1\"}")
                        .resource("", "data", "terraform_remote_state", "other", "{\"attributes\": {\"x\": 1}}"))
                .id();

        var after = resources("");
        assertThat(after.each("provider-type")).containsExactly("data.terraform_remote_state", "null_resource");
        assertThat(after.each("modified-by-state-version-id")).containsExactly(second, first);
        assertThat(after.ids())
                .containsExactly(before.ids().get(0), before.ids().get(3));
        assertThat(resources("?q=ONE").each("name")).containsExactly("one");
        assertThat(resources("?sort=name:desc&page[size]=1").each("name")).containsExactly("other");
        assertThat(resources("?page[number]=999&page[size]=100").ids()).isEmpty();
        space.api()
                .get("workspaces/" + space.id() + "/resources?sort=colour:asc")
                .is(422);
    }

    private Answer resources(String query) {
        return space.api()
                .get("workspaces/" + space.id() + "/resources" + query)
                .is(200);
    }

    @Test
    void rawAndJsonMayComeInEitherOrderAndAreTakenOnce() {
        space.lock().is(200);
        var state = new StateFile(1).output("a", "b");
        var made = space.askForState(state.announcement()).is(201);
        var raw = made.attribute("hosted-state-upload-url").asString();
        var json = made.attribute("hosted-json-state-upload-url").asString();
        assertThat(made.attribute("status").asString()).isEqualTo("pending");
        assertThat(made.attribute("resources-processed").asBoolean()).isFalse();

        space.api().put(json, "{\"values\": {}}".getBytes(UTF_8)).is(200);
        assertThat(space.unlock().is(409).error()).contains("latest state version is still pending");
        space.api().put(raw, state.bytes()).is(200);
        space.api().put(raw, state.bytes()).is(200);
        space.api().put(json, "{\"values\": {}}".getBytes(UTF_8)).is(200);

        space.api().put(json, "{\"values\": {\"x\": 1}}".getBytes(UTF_8)).is(409);
        space.api().put(raw, new StateFile(2).bytes()).is(409);
        var read = space.api().get("state-versions/" + made.id()).is(200);
        assertThat(read.attribute("hosted-state-upload-url").isNull()).isTrue();
        assertThat(read.attribute("hosted-json-state-upload-url").isNull()).isTrue();
        var downloaded =
                space.api().get(read.attribute("hosted-json-state-download-url").asString());
        assertThat(downloaded.body()).isEqualTo("{\"values\": {}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[1]", "{\"version\": 4", "\u0000\u0001", "{\"version\": 4} trailing"})
    void whatIsNoStateIsRefusedAndTheVersionWaitsForABetterOne(String text) {
        space.lock().is(200);
        var state = new StateFile(1);
        var made = space.askForState(state.announcement()).is(201);
        var raw = made.attribute("hosted-state-upload-url").asString();

        space.api().put(raw, text.getBytes(UTF_8)).is(422);
        space.api().put(raw, new StateFile(1).output("other", "bytes").bytes()).is(422);

        space.currentState().is(404);
        space.api().put(raw, state.bytes()).is(200);
        assertThat(space.currentState().is(200).id()).isEqualTo(made.id());
    }

    @Test
    void namesThatNoDatabaseTakesAreRefusedAndNotBroken() {
        space.lock().is(200);
        for (String name : List.of("a\\u0000", "\\ud800", "x".repeat(600))) {
            var output = new StateFile(1).output(name, "v");
            var resource = new StateFile(1).resource(name.length() > 500 ? name.repeat(10) : name, "{}");
            space.askForState(output.inline()).is(422);
            space.askForState(resource.inline()).is(422);
        }
        var twice = new StateFile(1)
                .output("a", "1")
                .output("a", "2")
                .resource("r", "{}")
                .resource("r", "{}");
        space.askForState(twice.inline()).is(201);
        assertThat(space.outputs()).containsExactlyEntriesOf(Map.of("a", "2"));
    }

    @Test
    void whatIsSaidOfAStateMustBeTrueOfIt() {
        space.lock().is(200);
        var state = new StateFile(5);
        for (var wrong : List.of(
                Map.of("serial", -1),
                Map.of("serial", "five"),
                Map.of("md5", "abc"),
                Map.of("md5", "d41d8cd98f00b204e9800998ecf8427e"),
                Map.of("lineage", "x".repeat(600)),
                Map.of("state", "?not base64?"),
                Map.of("state", base64("no state")),
                Map.of("json-state", base64("no json")),
                Map.of("json-state-outputs", "???"),
                Map.of("json-state-outputs", base64("[]")))) {
            var attributes = new HashMap<String, Object>(state.inline());
            attributes.putAll(wrong);
            assertThat(space.askForState(attributes).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        for (String required : List.of("serial", "md5")) {
            var attributes = state.inline();
            attributes.remove(required);
            space.askForState(attributes).is(422);
        }
        space.askForState(Map.of()).is(422);
        space.currentState().is(404);
        space.unlock().is(200);
    }

    @Test
    void serialLineageAndMd5GuardThePresentState() {
        space.state(new StateFile(5).output("a", "1"));
        space.lock().is(200);

        assertThat(space.askForState(new StateFile(4).inline()).is(412).error()).contains("serial 4");
        assertThat(space.askForState(new StateFile(5).inline()).is(409).error()).contains("MD5");
        assertThat(space.askForState(new StateFile(6, "line-b").inline())
                        .is(409)
                        .error())
                .contains("lineage");
        var silent = new StateFile(6, "line-b").inline();
        silent.remove("lineage");
        assertThat(space.askForState(silent).is(422).error()).contains("line-b");
        var forced = new StateFile(2, "line-b").inline();
        forced.put("force", true);
        assertThat(space.askForState(forced).is(201).id())
                .isEqualTo(space.currentState().id());
    }

    @Test
    void thePresentStateIsAnsweredWithinItsLockAndMadeAnewInTheNext() {
        var state = new StateFile(5).output("a", "1");
        space.lock().is(200);
        var first = space.askForState(state.inline()).is(201).id();
        assertThat(space.askForState(state.inline()).is(201).id()).isEqualTo(first);
        space.unlock().is(200);

        var second = space.state(state).id();

        assertThat(second).isNotEqualTo(first).isEqualTo(space.currentState().id());
        space.api()
                .post("state-versions/" + first + "/actions/soft_delete_backing_data")
                .is(200);
        assertThat(space.outputs()).containsEntry("a", "1");
    }

    @Test
    void aStateHasTheSerialAndTheLineageThatWereAnnounced() {
        space.lock().is(200);
        var announced = new StateFile(5).inline();
        announced.putAll(Map.of("serial", 1, "lineage", "line-of-its-sender"));
        space.askForState(announced).is(201);

        assertThat(space.currentState().is(200).attribute("serial").asLong()).isOne();
        var next = new StateFile(6).inline();
        assertThat(space.askForState(next).is(409).error()).contains("line-of-its-sender");
        next.put("lineage", "line-of-its-sender");
        space.askForState(next).is(201);
    }

    @Test
    void onlyWhoHoldsTheLockMayWrite() {
        assertThat(space.askForState(new StateFile(1).inline()).is(409).error()).contains("not locked");
        var admin = TestPlatform.running().admin();
        var owner = TestPlatform.running().stranger();
        var theirs = TestPlatform.running().tenant(owner).workspace("theirs");
        theirs.lock().is(200);

        var refused = admin.post(
                "workspaces/" + theirs.id() + "/state-versions", document("state-versions", new StateFile(1).inline()));
        assertThat(refused.is(409).error()).contains("locked by somebody else");
    }

    @Test
    void ofTwoUploadsAtOnceOneCountsAndNothingIsMixed() {
        space.lock().is(200);
        var one = new StateFile(1).output("who", "one");
        var other = new StateFile(1).output("who", "other");

        var answers = List.of(one, other).stream()
                .map(state -> CompletableFuture.supplyAsync(() -> space.askForState(state.inline())))
                .toList();
        var statuses =
                answers.stream().map(answer -> answer.join().status()).sorted().toList();

        assertThat(statuses).isIn(List.of(201, 409), List.of(201, 201));
        var current = space.currentState().is(200);
        assertThat(download(current).body()).contains(space.outputs().get("who"));
        space.unlock().is(200);
    }

    @Test
    void anUploadThatBreaksOffChangesNothingAndIsRepeated() throws IOException {
        var before = space.state(new StateFile(1)).id();
        space.lock().is(200);
        var state = new StateFile(2).output("long", "x".repeat(100_000));
        var made = space.askForState(state.announcement()).is(201);
        var url = URI.create(made.attribute("hosted-state-upload-url").asString());

        try (var connection = new Socket(url.getHost(), url.getPort())) {
            var head = "PUT " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + state.bytes().length
                    + "\r\n\r\n";
            connection.getOutputStream().write(head.getBytes(UTF_8));
            connection.getOutputStream().write(state.bytes(), 0, 50_000);
            connection.getOutputStream().flush();
        }

        assertThat(space.currentState().is(200).id()).isEqualTo(before);
        space.api().put(url.toString(), state.bytes()).is(200);
        assertThat(space.currentState().is(200).id()).isEqualTo(made.id());
    }

    @Test
    void theRunThatWroteAStateComesWithIt() {
        space.change(Map.of("auto-apply", true)).is(200);
        var run = space.startRun().awaits("applied");

        var version = space.api()
                .get("workspaces/" + space.id() + "/current-state-version?include=run,run.created_by,"
                        + "run.configuration_version,created_by,outputs,nonsense")
                .is(200);

        assertThat(version.related("run")).isEqualTo(run.id());
        assertThat(version.json().get("included").findValuesAsString("type"))
                .contains("runs", "users", "configuration-versions", "state-version-outputs");
        assertThat(space.api().get(query() + "&include=run,outputs").is(200).body())
                .contains("\"included\"", run.id());
    }

    @Test
    void listsAreFilteredByStatus() {
        var first = space.state(new StateFile(1)).id();
        space.lock().is(200);
        var discarded =
                space.askForState(new StateFile(2).announcement()).is(201).id();
        var pending = space.askForState(new StateFile(3).announcement()).is(201).id();

        assertThat(list("")).containsExactly(first);
        assertThat(list("&filter[status]=pending")).containsExactly(pending);
        assertThat(list("&filter[status]=discarded")).containsExactly(discarded);
        assertThat(list("&filter[status]=finalized,pending")).containsExactly(pending, first);
        space.api().get(query() + "&filter[status]=lost").is(422);
        space.api().get("state-versions").is(400);
    }

    private List<String> list(String more) {
        return space.api().get(query() + more).is(200).ids();
    }

    private String query() {
        return "state-versions?filter[organization][name]=" + tenant.name() + "&filter[workspace][name]="
                + space.name();
    }

    private Answer download(Answer version) {
        return space.api().get(version.attribute("hosted-state-download-url").asString());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
