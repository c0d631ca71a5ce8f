package dev.runyard.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Archive;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Configuration versions from their announcement to the end of their archive. */
class ConfigurationVersionAcceptanceTest {
    private static final byte[] ONE = Archive.of(saying("one"));
    private static final byte[] TWO = Archive.of(saying("two"));

    private final Space workspace = TestPlatform.running().tenant().workspace("network");
    private final ApiClient api = workspace.api();

    @Test
    void whereToUploadIsToldOnceToWhoAnnouncesIt() {
        var made = announce(false);
        assertThat(made.attribute("upload-url").asString()).startsWith("http");

        var read = read(made.id());

        assertThat(read.attribute("upload-url").isMissingNode()).isTrue();
        assertThat(read.attribute("status").asString()).isEqualTo("pending");
        assertThat(read.json().at("/data/links/download").isMissingNode()
                        || read.json().at("/data/links/download").isNull())
                .isTrue();
        assertThat(api.get(version(made.id()) + "/ingress-attributes").is(404).error())
                .startsWith("not found");
        var listed = api.get("workspaces/" + workspace.id() + "/configuration-versions?include=ingress_attributes")
                .is(200);
        assertThat(listed.json().at("/data/0/attributes").has("upload-url")).isFalse();
        assertThat(listed.json()
                        .at("/data/0/relationships/ingress-attributes/data")
                        .isNull())
                .isTrue();
    }

    @Test
    void anArchiveIsDownloadedAtAnAddressOfItsOwn() {
        var made = announce(false);
        api.get(version(made.id()) + "/download").is(404);
        upload(made, ONE).is(200);

        var told = api.get(version(made.id()) + "/download").is(302);

        var address = told.raw().headers().firstValue("Location").orElseThrow();
        assertThat(api.with(null).get(address).is(200).raw().body()).isEqualTo(ONE);
        api.with(null).get(address + "x").is(404);
        var run = workspace.startRun(made.id(), Map.of("plan-only", true)).awaits("planned_and_finished");
        api.get("runs/" + run.id() + "/configuration-version/download").is(302);
    }

    @Test
    void anotherUploadTakesThePlaceOfOneThatNoRunHasUsed() {
        var made = announce(false);
        upload(made, ONE).is(200);
        upload(made, ONE).is(200);
        upload(made, TWO).is(200);

        assertThat(download(made.id())).isEqualTo(TWO);
        workspace.startRun(made.id(), Map.of("plan-only", true)).awaits("planned_and_finished");
        upload(made, TWO).is(200);
        assertThat(upload(made, ONE).is(409).error()).contains("A run was made of this configuration version");
        assertThat(download(made.id())).isEqualTo(TWO);

        var queued = announce(true);
        upload(queued, ONE).is(200);
        upload(queued, TWO).is(409);
        var read = api.get(version(queued.id()) + "?include=run").is(200);
        assertThat(read.json().at("/included/0/type").asString()).isEqualTo("runs");
        assertThat(workspace.runs()).containsExactly(read.related("run"));
        workspace.run(read.related("run")).awaits("planned").discard();
    }

    @Test
    void aRefusedUploadIsFollowedByABetterOne() {
        var made = announce(true);
        upload(made, "no archive".getBytes(UTF_8)).is(422);
        upload(made, Arrays.copyOf(ONE, ONE.length - 9)).is(422);
        var refused = read(made.id());
        assertThat(refused.attribute("status").asString()).isEqualTo("errored");
        assertThat(refused.attribute("error-message").asString()).contains("the archive is cut short");
        assertThat(workspace.runs()).isEmpty();

        upload(made, ONE).is(200);

        var read = read(made.id());
        assertThat(read.attribute("status").asString()).isEqualTo("uploaded");
        assertThat(read.attribute("error-message").isNull()).isTrue();
        upload(made, "no archive".getBytes(UTF_8)).is(422);
        assertThat(download(made.id())).isEqualTo(ONE);
        workspace.run(workspace.runs().getFirst()).awaits("planned").discard();
    }

    @Test
    void whatIsArchivedIsOfNoUseAnyMore() {
        var old = workspace.configuration(saying("old"));
        assertThat(act(old, "archive").is(409).error())
                .contains("transition not allowed")
                .contains("configuration could not be archived because it is current");
        var pending = announce(false);
        assertThat(act(pending.id(), "archive").is(409).error()).contains("its status is \"pending\"");
        var run = workspace.startRun(old, Map.of("save-plan", true)).awaits("planned_and_saved");
        assertThat(act(old, "archive").is(409).error()).contains("it has runs in progress");
        run.discard();

        assertThat(act(old, "archive").is(202).body()).isEmpty();

        var archived = read(old);
        assertThat(archived.attribute("status").asString()).isEqualTo("archived");
        assertThat(archived.attribute("status-timestamps").has("archived-at")).isTrue();
        api.get(version(old) + "/download").is(404);
        api.get("runs/" + run.id() + "/configuration-version/download").is(404);
        var refused = workspace.askForRun(old, Map.of()).is(422);
        assertThat(refused.error()).contains("its status is \"archived\"");
        assertThat(refused.pointer()).isEqualTo("/data/relationships/configuration-version");
        assertThat(act(old, "archive").is(409).error()).contains("its status is \"archived\"");
        act(old, "soft_delete_backing_data").is(400);
        act(old, "restore_backing_data").is(400);
        api.post(version("cv-nonexisting") + "/actions/archive").is(404);
    }

    @Test
    void anArchiveThatIsSoftlyDeletedComesBackOrGoesForGood() {
        var made = uploaded(ONE);
        assertThat(act(made, "soft_delete_backing_data").is(400).error())
                .contains("transition not allowed")
                .contains("it is current");
        workspace.configuration(saying("two"));
        act(made, "permanently_delete_backing_data").is(400);

        act(made, "soft_delete_backing_data").is(200);
        assertThat(read(made).attribute("status").asString()).isEqualTo("backing_data_soft_deleted");
        api.get(version(made) + "/download").is(404);
        workspace.askForRun(made, Map.of()).is(422);
        act(made, "archive").is(409);

        act(made, "restore_backing_data").is(200);
        assertThat(read(made).attribute("status").asString()).isEqualTo("uploaded");
        assertThat(download(made)).isEqualTo(ONE);

        act(made, "soft_delete_backing_data").is(200);
        act(made, "permanently_delete_backing_data").is(200);
        assertThat(read(made).attribute("status").asString()).isEqualTo("backing_data_permanently_deleted");
        assertThat(act(made, "restore_backing_data").is(400).error()).contains("transition not allowed");
        api.get(version(made) + "/download").is(404);
    }

    @Test
    void softDeletionTakesTheTimeThatAllHave() {
        var made = workspace.configuration(saying("one"));
        workspace.configuration(saying("two"));
        var path = version(made) + "/actions/soft_delete_backing_data";

        var refused = api.post(path, days(23)).is(422);

        assertThat(refused.pointer()).isEqualTo("/data/attributes/delete-older-than-n-days");
        api.post(path, days(30)).is(200);
    }

    @Test
    void whatWasPromotedKeepsItsArchive() {
        var good = uploaded(ONE);
        workspace.configuration(saying("two"));
        var production = workspace.beside("production");
        var run = production.startRun(good, Map.of()).awaits("planned");
        run.discard();

        act(good, "archive").is(202);

        assertThat(download(run.read().related("configuration-version"))).isEqualTo(ONE);
        production.askForRun(good, Map.of()).is(422);
    }

    @Test
    void aWorkspaceShowsTheReadmeOfItsCurrentConfiguration() {
        assertThat(workspace.read().json().at("/data/relationships/readme/data").isNull())
                .isTrue();
        var files = new HashMap<>(saying("one"));
        files.put("README.md", "# Network\nżółw");
        files.put("modules/README.md", "# Not this one");
        var first = workspace.configuration(files);

        assertThat(readme(workspace)).containsExactly("# Network\nżółw");
        var production = workspace.beside("production");
        production.startRun(first, Map.of()).awaits("planned").discard();
        assertThat(readme(production)).containsExactly("# Network\nżółw");
        TestPlatform.running()
                .stranger()
                .get("workspaces/" + workspace.id() + "?include=readme")
                .is(404);

        workspace.configuration(saying("two"));
        assertThat(readme(workspace)).isEmpty();
        workspace.configuration(Map.of("README.md", "x".repeat(300_000)));
        assertThat(readme(workspace)).isEmpty();
        act(first, "archive").is(202);
        workspace.askForRun(first, Map.of()).is(422);
    }

    private static List<String> readme(Space shown) {
        return shown.api()
                .get("workspaces/" + shown.id() + "?include=readme")
                .is(200)
                .json()
                .get("included")
                .valueStream()
                .map(each -> each.at("/attributes/raw-markdown").asString())
                .toList();
    }

    private Answer announce(boolean autoQueueRuns) {
        return api.post(
                        "workspaces/" + workspace.id() + "/configuration-versions",
                        ApiClient.document("configuration-versions", Map.of("auto-queue-runs", autoQueueRuns)))
                .is(201);
    }

    private String uploaded(byte[] archive) {
        var made = announce(false);
        upload(made, archive).is(200);
        return made.id();
    }

    private Answer upload(Answer announced, byte[] archive) {
        return api.put(announced.attribute("upload-url").asString(), archive);
    }

    private Answer read(String id) {
        return api.get(version(id)).is(200);
    }

    private Answer act(String id, String action) {
        return api.post(version(id) + "/actions/" + action);
    }

    private byte[] download(String id) {
        var told = api.get(version(id) + "/download").is(302);
        var address = told.raw().headers().firstValue("Location").orElseThrow();
        return api.with(null).get(address).is(200).raw().body();
    }

    private static String version(String id) {
        return "configuration-versions/" + id;
    }

    private static Map<String, Object> days(int days) {
        return ApiClient.document("configuration-versions", Map.of("delete-older-than-n-days", days));
    }

    private static Map<String, String> saying(String what) {
        return Map.of("main.tf", "output \"said\" {\n value = \"" + what + "\"\n}\n");
    }
}
