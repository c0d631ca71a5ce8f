package dev.runyard.acceptance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.lang3.RandomStringUtils;

/** A server that has no worker in it, in a process of its own, and words to start workers for it. */
public final class Fleet implements AutoCloseable {
    private final TestDatabase database;
    private final RunyardProcess server;
    private final ApiClient admin;
    private final String token;
    private final Tenant tenant;

    private Fleet(TestDatabase database, RunyardProcess server, ApiClient admin) {
        this.database = database;
        this.server = server;
        this.admin = admin;
        this.token = newToken("all workers of a test").attribute("token").asString();
        this.tenant = Tenant.make(admin, "fleet");
    }

    /** Starts the server, with no settings but the necessary. */
    public static Fleet start() {
        return start(Map.of());
    }

    /** Starts the server with more settings. */
    public static Fleet start(Map<String, String> settings) {
        try {
            var database = TestDatabase.start();
            var port = TestPlatform.freePort();
            var secret = "fleet.ryv1." + RandomStringUtils.secure().nextAlphanumeric(60);
            var environment = new HashMap<>(settings);
            environment.put("RUNYARD_PORT", Integer.toString(port));
            environment.put("RUNYARD_BIND", "127.0.0.1");
            environment.put("RUNYARD_DATA", TestPlatform.folder().toString());
            environment.put("RUNYARD_DATABASE_URL", database.url());
            environment.put("RUNYARD_ADMIN_TOKEN", secret);
            // What a worker claimed that is gone since comes back soon.
            environment.put("RUNYARD_LEASE", "6s");
            var server =
                    RunyardProcess.start(environment, "serve", "--no-worker").awaits("Runyard is ready at");
            return new Fleet(database, server, new ApiClient(URI.create("http://localhost:" + port), secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a worker with a good token and a folder of its own. */
    public RunyardProcess worker(String name) {
        return worker(name, token);
    }

    /** Starts a worker with a folder of its own. */
    public RunyardProcess worker(String name, String withToken) {
        try {
            return worker(name, withToken, TestPlatform.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a worker. */
    public RunyardProcess worker(String name, String withToken, Path folder) {
        var environment = Map.of("RUNYARD_WORKER_TOKEN", withToken, "RUNYARD_DATA", folder.toString());
        return RunyardProcess.start(environment, "worker", "--server", address().toString(), "--name", name);
    }

    /** Makes a token for workers; its answer has the text. */
    public Answer newToken(String description) {
        return admin.post(
                        "admin/worker-tokens",
                        ApiClient.document("authentication-tokens", Map.of("description", description)))
                .is(201);
    }

    public ApiClient admin() {
        return admin;
    }

    public URI address() {
        return admin.server();
    }

    /** Makes a workspace. */
    public Space workspace(String name) {
        return tenant.workspace(name);
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
