package dev.runyard.acceptance.support;

import dev.runyard.app.server.Server;
import dev.runyard.app.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.lang3.RandomStringUtils;

/** One Runyard for all stories of the JVM: with its worker, in its sandbox, on a real PostgreSQL. */
public final class TestPlatform {
    private static final String ADMIN_TOKEN =
            "acceptance.ryv1." + RandomStringUtils.secure().nextAlphanumeric(60);

    /** What opens the figures. */
    public static final String METRICS_TOKEN = RandomStringUtils.secure().nextAlphanumeric(40);

    private static final class Running {
        static final TestPlatform PLATFORM = start();
    }

    private final ApiClient admin;
    private final int databasePort;
    private final Path data;

    private TestPlatform(URI address, int databasePort, Path data) {
        this.data = data;
        this.databasePort = databasePort;
        this.admin = new ApiClient(address, ADMIN_TOKEN);
    }

    /** Returns the platform, started by whoever asks first. */
    public static TestPlatform running() {
        return Running.PLATFORM;
    }

    /** Returns the port of its PostgreSQL. */
    public int databasePort() {
        return databasePort;
    }

    /** Returns the token that terraform has in a run that is under way; one that is none when there is no such run. */
    public String tokenOf(String run) {
        try {
            var settings =
                    Files.readString(data.resolve("work/runs").resolve(run).resolve("settings/cli.tfrc"));
            var token = Pattern.compile("token = \"([^\"]+)\"").matcher(settings);
            return token.find() ? token.group(1) : "none";
        } catch (IOException e) {
            return "none";
        }
    }

    /** Speaks as the site admin. */
    public ApiClient admin() {
        return admin;
    }

    /** Makes an organization of its own. */
    public Tenant tenant() {
        return tenant(admin);
    }

    /** Makes an organization that somebody else than the site admin owns. */
    public Tenant tenant(ApiClient owner) {
        return Tenant.make(owner, "org-" + RandomStringUtils.secure().nextAlphanumeric(10));
    }

    /** Makes an organization whose runs reach what a test opens on the loopback address of the machine. */
    public Tenant openTenant() {
        return tenant().open(admin);
    }

    /** Makes a user who belongs nowhere, and speaks as them. */
    public ApiClient stranger() {
        var name = "user-" + RandomStringUtils.secure().nextAlphanumeric(10);
        var made = admin.post(
                        "admin/users",
                        ApiClient.document("users", Map.of("username", name, "email", name + "@example.com")))
                .is(201);
        var token = admin.post(
                        "users/" + made.id() + "/authentication-tokens",
                        ApiClient.document("authentication-tokens", Map.of("description", "test")))
                .is(201);
        return admin.with(token.attribute("token").asString());
    }

    private static TestPlatform start() {
        try {
            int port = freePort();
            var environment = new HashMap<String, String>();
            environment.put("RUNYARD_PORT", Integer.toString(port));
            environment.put("RUNYARD_BIND", "127.0.0.1");
            var folder = folder();
            environment.put("RUNYARD_DATA", folder.toString());
            environment.putAll(OtherTerraform.publish(folder.resolve("releases")));
            var database = TestDatabase.givenOrStarted();
            environment.put("RUNYARD_DATABASE_URL", database.url());
            environment.put("RUNYARD_ADMIN_TOKEN", ADMIN_TOKEN);
            environment.put("RUNYARD_METRICS_TOKEN", METRICS_TOKEN);
            environment.put("RUNYARD_FORCE_CANCEL_AFTER", "1s");
            var server = Server.start(SettingsReader.read(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                database.close();
            }));
            return new TestPlatform(server.address(), database.port(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reachable for the sandbox's user, as a server's folder has to be. */
    public static Path folder() throws IOException {
        var folder = Files.createTempDirectory(Path.of("/tmp"), "runyard-test");
        folder.toFile().setExecutable(true, false);
        return folder;
    }

    /** Returns a port that nobody listens on. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
