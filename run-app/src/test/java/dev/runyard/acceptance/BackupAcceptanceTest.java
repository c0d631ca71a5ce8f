package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import dev.runyard.app.backup.Backup;
import dev.runyard.app.backup.Restore;
import dev.runyard.app.server.Server;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.app.settings.SettingsReader;
import dev.runyard.persistence.crypto.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server with a database of its own is backed up while it works, lost, and restored. */
class BackupAcceptanceTest {
    private static final String TOKEN = "backup.ryv1.0123456789012345678901234567890123456789";
    private static final Map<String, String> LONG = Map.of("main.tf", """
            resource "terraform_data" "long" {
              provisioner "local-exec" {
                command = "echo begun && sleep 600"
              }
            }
            """);
    private static final InstantSource CLOCK = InstantSource.system();

    private static Path folder;
    private static Path backup;
    private static Path withoutKey;
    private static String applied;
    private static String applying;
    private static String kept;

    @BeforeAll
    static void aServerIsBackedUpAndLost() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "runyard-backup");
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        Path data = folder.resolve("lost");
        int port = TestPlatform.freePort();
        try (var server = Server.start(settings(data, port, Map.of()))) {
            var tenant = TestPlatform.running().tenant(new ApiClient(server.address(), TOKEN));
            var space = tenant.workspace("kept");
            kept = space.id();
            applied = space.startRun()
                    .awaits("planned")
                    .confirm()
                    .awaits("applied")
                    .id();
            var going =
                    tenant.workspace("going").startRun(LONG).awaits("planned").confirm();
            applying = going.awaitsInApplyLog("begun").id();

            // As another process would: it knows the settings and nothing of the server.
            new Backup(settings(data, port, Map.of()), true, CLOCK).write(folder.resolve("backup.zip"));
            new Backup(settings(data, port, Map.of()), false, CLOCK).write(folder.resolve("without-key.zip"));
            going.cancel();
        }
        backup = folder.resolve("backup.zip");
        withoutKey = folder.resolve("without-key.zip");
        PathUtils.deleteDirectory(data);
    }

    @AfterAll
    static void nothingIsLeft() throws IOException {
        PathUtils.deleteDirectory(folder);
    }

    @Test
    void whatWasThereIsThereAgainAndGoesOn() throws IOException {
        int port = TestPlatform.freePort();
        var settings = settings(folder.resolve("restored"), port, Map.of());

        assertThat(new Restore(settings, CLOCK).from(backup)).contains("Restored the data of");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        try (var server = Server.start(settings)) {
            var api = new ApiClient(server.address(), TOKEN);
            var organization = api.get("workspaces/" + kept).is(200).related("organization");
            var space = Tenant.known(api, organization).existingWorkspace("kept");
            assertThat(space.run(applied).isStill("applied").applyLog()).contains("Apply complete!");
            assertThat(space.outputs()).containsEntry("greeting", "hello world");
            assertThat(api.get("runs/" + applying + "/run-events").is(200).body())
                    .contains("restored from a backup of");
            space.run(applying).isStill("errored");
            space.startRun(Space.HELLO).awaits("planned_and_finished");
        }
    }

    @Test
    void whatIsNoWholeBackupIsRefusedBeforeAnythingIsWritten() throws IOException {
        var settings = settings(folder.resolve("never"), 1, Map.of());
        byte[] bytes = Files.readAllBytes(backup);
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        byte[] changed = bytes.clone();
        // Within the bytes of the first blob.
        changed[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("blobs/blob-") + 150] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.zip"), changed);
        Path other = Files.writeString(folder.resolve("other.zip"), "no backup");

        refuses(settings, folder.resolve("none.zip"), "There is no backup");
        refuses(settings, cut, "was cut off");
        refuses(settings, damaged, "is damaged at");
        refuses(settings, other, "is no backup of Runyard");
        refuses(settings, withoutKey, "made without the encryption key");

        assertThat(folder.resolve("never/blobs")).doesNotExist();
        assertThat(folder.resolve("never/postgres")).doesNotExist();
    }

    @Test
    void anotherKeyIsRefusedAndLeavesNothing() throws IOException {
        Path data = folder.resolve("other-key");
        var wrong = Map.of("RUNYARD_ENCRYPTION_KEY", MasterKey.generate().toJson());

        refuses(settings(data, 1, wrong), withoutKey, "is not the one this database was encrypted with");

        try (var left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void dataThatIsThereIsNeverWrittenOver() throws IOException {
        Path data = Files.createDirectories(folder.resolve("used"));
        Files.writeString(data.resolve("admin-token"), "mine");

        refuses(settings(data, 1, Map.of()), backup, "is not empty (admin-token)");
        assertThat(data.resolve("admin-token")).hasContent("mine");
        assertThatThrownBy(() -> new Backup(settings(data, 1, Map.of()), true, CLOCK).write(backup))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> new Backup(settings(data, 1, Map.of()), true, CLOCK).write(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no database in");
    }

    private static void refuses(Settings settings, Path file, String words) {
        assertThatThrownBy(() -> new Restore(settings, CLOCK).from(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    private static Settings settings(Path data, int port, Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("RUNYARD_DATA", data.toString());
        environment.put("RUNYARD_PORT", Integer.toString(port));
        environment.put("RUNYARD_BIND", "127.0.0.1");
        environment.put("RUNYARD_ADMIN_TOKEN", TOKEN);
        return SettingsReader.read(environment);
    }
}
