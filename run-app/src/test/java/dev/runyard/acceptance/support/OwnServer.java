package dev.runyard.acceptance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.lang3.RandomStringUtils;

/** A Runyard of a test's own, as a process that can be restarted: on the same database, folder and port. */
public final class OwnServer implements AutoCloseable {
    private final TestDatabase database = TestDatabase.start();
    private final Map<String, String> settings;
    private final ApiClient admin;
    private RunyardProcess process;

    private OwnServer(int port, Path folder) {
        var token = "acceptance.ryv1." + RandomStringUtils.secure().nextAlphanumeric(60);
        this.settings = Map.of(
                "RUNYARD_PORT", Integer.toString(port),
                "RUNYARD_BIND", "127.0.0.1",
                "RUNYARD_DATA", folder.toString(),
                "RUNYARD_DATABASE_URL", database.url(),
                "RUNYARD_ADMIN_TOKEN", token);
        this.admin = new ApiClient(URI.create("http://localhost:" + port), token);
        this.process = start();
    }

    /** Starts one, with a worker in it. */
    public static OwnServer started() {
        try {
            return new OwnServer(TestPlatform.freePort(), TestPlatform.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an organization that the site admin owns. */
    public Tenant tenant() {
        return Tenant.make(admin, "org-" + RandomStringUtils.secure().nextAlphanumeric(10));
    }

    /** Stops it as an operator does, and waits for its end. */
    public void stop() {
        process.terminate();
        process.exitCode();
    }

    /** Starts it again. */
    public void startAgain() {
        process = start();
    }

    private RunyardProcess start() {
        return RunyardProcess.start(settings, "serve").awaits("Runyard is ready");
    }

    @Override
    public void close() {
        process.close();
        database.close();
    }
}
