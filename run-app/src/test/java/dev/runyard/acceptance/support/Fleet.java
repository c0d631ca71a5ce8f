package dev.runyard.acceptance.support;

import dev.runyard.persistence.crypto.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.lang3.RandomStringUtils;

/**
 * Servers and workers of a test's own, as processes that can be killed, frozen and started again. The servers have one
 * database, one folder of blobs and one key, and nothing else in common; all are started at the same moment, on an empty
 * database.
 */
public final class Fleet implements AutoCloseable {
    private static final String READY = "Runyard is ready at";

    private final TestDatabase database = TestDatabase.start();
    private final Path folder;
    private final List<URI> addresses = new ArrayList<>();
    private final List<RunyardProcess> servers = new ArrayList<>();
    private final List<RunyardProcess> workers = new ArrayList<>();
    private final ApiClient admin;
    private final String workerToken;

    private Fleet(int size, Map<String, String> settings, String... options) throws IOException {
        folder = TestPlatform.folder();
        var shared = new HashMap<>(Map.of(
                "RUNYARD_BIND", "127.0.0.1",
                "RUNYARD_DATABASE_URL", database.url(),
                "RUNYARD_ENCRYPTION_KEY", MasterKey.generate().toJson(),
                "RUNYARD_BLOBS", folder.resolve("blobs").toString(),
                // What a worker held that is gone since comes back soon.
                "RUNYARD_LEASE", "6s"));
        shared.putAll(settings);
        for (int i = 0; i < size; i++) {
            add(shared, options);
        }
        servers.forEach(server -> server.awaits(READY));
        admin = new ApiClient(addresses.getFirst(), adminTokens().getFirst());
        workerToken = newToken("all workers of a test").attribute("token").asString();
    }

    private void add(Map<String, String> shared, String... options) throws IOException {
        int port = TestPlatform.freePort();
        var own = new HashMap<>(shared);
        own.put("RUNYARD_PORT", Integer.toString(port));
        own.put("RUNYARD_DATA", data(servers.size()).toString());
        addresses.add(URI.create("http://localhost:" + port));
        servers.add(RunyardProcess.start(own, options));
    }

    /** Returns the data folder of a server. */
    public Path data(int server) {
        return folder.resolve("server" + server);
    }

    /** Starts one server that has no worker in it. */
    public static Fleet withoutWorker(Map<String, String> settings) {
        return started(1, settings, "serve", "--no-worker");
    }

    /** Starts some servers with a worker in each. */
    public static Fleet withWorkers(int servers, Map<String, String> settings) {
        return started(servers, settings, "serve");
    }

    private static Fleet started(int servers, Map<String, String> settings, String... options) {
        try {
            return new Fleet(servers, settings, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int size() {
        return servers.size();
    }

    /** Returns the first server. */
    public RunyardProcess server() {
        return server(0);
    }

    public RunyardProcess server(int number) {
        return servers.get(number);
    }

    public TestDatabase database() {
        return database;
    }

    /** Speaks to the first server as the site admin. */
    public ApiClient admin() {
        return admin;
    }

    /** Speaks to a server as the site admin. */
    public ApiClient admin(int server) {
        return new ApiClient(addresses.get(server), admin.token());
    }

    /** Returns the tokens of the site admin that the servers made and kept. */
    public List<String> adminTokens() {
        return IntStream.range(0, size())
                .mapToObj(server -> data(server).resolve("admin-token"))
                .filter(Files::exists)
                .map(Fleet::read)
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an organization. */
    public Tenant tenant() {
        return Tenant.make(admin, "org-" + RandomStringUtils.secure().nextAlphanumeric(10));
    }

    /** Makes a token for workers; its answer has the text. */
    public Answer newToken(String description) {
        return admin.post(
                        "admin/worker-tokens",
                        ApiClient.document("authentication-tokens", Map.of("description", description)))
                .is(201);
    }

    /** Starts a worker for the first server, with a good token and a folder of its own. */
    public RunyardProcess worker(String name) {
        return worker(name, Map.of());
    }

    /** Starts a worker with other settings than those. */
    public RunyardProcess worker(String name, Map<String, String> settings) {
        var own = new HashMap<>(Map.of(
                "RUNYARD_SERVER",
                addresses.getFirst().toString(),
                "RUNYARD_WORKER_NAME",
                name,
                "RUNYARD_WORKER_TOKEN",
                workerToken,
                "RUNYARD_WORKER_LABELS",
                "story=" + name + ",rack=7",
                "RUNYARD_DATA",
                folder.resolve("worker-" + name).toString()));
        own.putAll(settings);
        var worker = RunyardProcess.start(own, "worker");
        workers.add(worker);
        return worker;
    }

    /** Waits until all servers are up, and have their database; starts again those that have ended. */
    public void heals() {
        servers.stream().filter(server -> !server.isAlive()).forEach(RunyardProcess::startAgain);
        servers.forEach(server -> server.awaits(READY));
        IntStream.range(0, size())
                .forEach(server -> Eventually.until(
                        "server " + server + " to be ready",
                        () -> admin(server).get("/_health_check/readiness").status(),
                        status -> status == 200));
    }

    /** Stops PostgreSQL, looks at what happens, starts it again, and waits until the servers have found it. */
    public void withoutDatabase(Runnable look) {
        database.without(look);
        heals();
    }

    @Override
    public void close() {
        workers.forEach(RunyardProcess::close);
        servers.forEach(RunyardProcess::close);
        database.close();
    }
}
