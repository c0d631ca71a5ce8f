package dev.runyard.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.lang3.RandomStringUtils;

/**
 * A server and a worker as processes, with a line between them that can be cut, and seven workspaces: in each a run is
 * brought to one {@link Stage} and held there, all of them at once, so that one fault meets them all.
 */
public final class Drill implements AutoCloseable {
    private static final String SECRET =
            "drill.ryv1." + RandomStringUtils.secure().nextAlphanumeric(60);

    private final TestDatabase database = TestDatabase.start();
    private final Gate gate = new Gate();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<Stage, Space> spaces = new EnumMap<>(Stage.class);
    private final Map<Stage, Started> runs = new EnumMap<>(Stage.class);
    private final Map<Stage, Proxy.Hold> holds = new EnumMap<>(Stage.class);
    private final ApiClient admin;
    private final Proxy line;
    private final String token;
    private final Path workerFolder;
    private RunyardProcess server;
    private RunyardProcess worker;
    private int round;

    /** Starts the server and the worker. */
    public Drill() {
        try {
            int port = TestPlatform.freePort();
            settings.put("RUNYARD_PORT", Integer.toString(port));
            settings.put("RUNYARD_BIND", "127.0.0.1");
            settings.put("RUNYARD_DATA", TestPlatform.folder().toString());
            settings.put("RUNYARD_DATABASE_URL", database.url());
            settings.put("RUNYARD_ADMIN_TOKEN", SECRET);
            settings.put("RUNYARD_LEASE", "6s");
            settings.put("RUNYARD_APPLY_LOST_AFTER", "90s");
            admin = new ApiClient(URI.create("http://localhost:" + port), SECRET);
            workerFolder = TestPlatform.folder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = startServer();
        line = Proxy.before(admin);
        token = admin.post(
                        "admin/worker-tokens",
                        ApiClient.document("authentication-tokens", Map.of("description", "drill")))
                .is(201)
                .attribute("token")
                .asString();
        worker = startWorker("first", workerFolder);
        var tenant = Tenant.make(admin, "drill");
        for (Stage stage : Stage.values()) {
            spaces.put(stage, tenant.workspace(stage.workspace(), Map.of("auto-apply", true)));
        }
    }

    private RunyardProcess startServer() {
        return RunyardProcess.start(settings, "serve", "--no-worker").awaits("Runyard is ready at");
    }

    private RunyardProcess startWorker(String name, Path folder) {
        var environment = Map.of(
                "RUNYARD_WORKER_TOKEN", token, "RUNYARD_WORKER_CONCURRENCY", "7", "RUNYARD_DATA", folder.toString());
        return RunyardProcess.start(
                environment, "worker", "--server", line.address().toString(), "--name", name);
    }

    /** Starts another worker with a folder of its own. */
    public RunyardProcess anotherWorker() {
        try {
            return startWorker("second", TestPlatform.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings one run to each stage and holds it there. That it gets there shows that nothing before left a workspace stuck. */
    public void begin() {
        round++;
        for (Stage stage : Stage.values()) {
            if (stage.request() != null) {
                holds.put(stage, line.holds(stage.workspace() + " " + stage.request()));
            }
            runs.put(stage, space(stage).startRun(Map.of("main.tf", configuration(stage))));
        }
        for (Stage stage : Stage.values()) {
            Eventually.until(
                    stage + " is reached; " + run(stage).status(), () -> isReached(stage), Boolean::booleanValue);
        }
    }

    private boolean isReached(Stage stage) {
        return stage.request() == null
                ? gate.count(held(stage)) > 0
                : hold(stage).isCaught();
    }

    /** Lets all that was held go on, but for some. */
    public void release(Stage... but) {
        for (Stage stage : Stage.values()) {
            if (List.of(but).contains(stage)) {
                continue;
            }
            if (stage.request() == null) {
                gate.release(held(stage));
            } else {
                hold(stage).release();
            }
        }
    }

    /** Loses what was held on its way, as when the sender is gone, and lets nothing else be held. */
    public void drop(Stage... but) {
        holds.values().forEach(Proxy.Hold::drop);
        release(but);
    }

    private Proxy.Hold hold(Stage stage) {
        return Objects.requireNonNull(holds.get(stage));
    }

    private String held(Stage stage) {
        return stage.workspace() + "-" + round + (stage == Stage.INIT ? ".tar.gz" : "");
    }

    private String configuration(Stage stage) {
        String hold = "http://localhost:" + gate.port() + "/hold/" + held(stage);
        String more = switch (stage) {
            case INIT -> "module \"held\" {\n  source = \"%s\"\n}".formatted(hold);
            case PLANNING ->
                "data \"terraform_remote_state\" \"held\" {\n  backend = \"http\"\n  config = { address = \"%s\" }\n}"
                        .formatted(hold);
            case APPLYING -> resource("second", "[terraform_data.first]", "/hold/" + held(stage));
            default -> "";
        };
        return resource("first", "[]", "/note/" + made(stage)) + more;
    }

    private String resource(String name, String after, String path) {
        return """
                resource "terraform_data" "%s" {
                  triggers_replace = [%d]
                  depends_on       = %s
                  provisioner "local-exec" {
                    interpreter = ["/bin/bash", "-c"]
                    command     = <<-END
                      exec 3<>/dev/tcp/127.0.0.1/%d
                      printf 'GET %s HTTP/1.0\\r\\n\\r\\n' >&3
                      cat <&3 >/dev/null
                    END
                  }
                }
                """.formatted(name, round, after, gate.port(), path);
    }

    private String made(Stage stage) {
        return "made-" + stage.workspace() + "-" + round;
    }

    /** Returns how often the first resource of the stage's run was really made. */
    public long madeBy(Stage stage) {
        return gate.count(made(stage));
    }

    /** Returns the serial of the stage's present state; -1 while there is none. */
    public long serial(Stage stage) {
        var version = space(stage).currentState();
        return version.status() == 404
                ? -1
                : version.is(200).attribute("serial").asLong();
    }

    /** Returns the state of the stage's apply that came too late; empty while there is none. */
    public String lateState(Stage stage) {
        var told = admin.get("applies/" + run(stage).read().related("apply") + "/errored-state");
        return told.status() == 404
                ? ""
                : told.is(307)
                        .raw()
                        .headers()
                        .firstValue("Location")
                        .map(address -> admin.with(null).get(address).is(200).body())
                        .orElseThrow();
    }

    public Started run(Stage stage) {
        return Objects.requireNonNull(runs.get(stage));
    }

    public Space space(Stage stage) {
        return Objects.requireNonNull(spaces.get(stage));
    }

    /** Returns the present state of the stage's workspace. */
    public String state(Stage stage) {
        var version = space(stage).currentState().is(200);
        return admin.get(version.attribute("hosted-state-download-url").asString())
                .is(200)
                .body();
    }

    public RunyardProcess worker() {
        return worker;
    }

    public RunyardProcess server() {
        return server;
    }

    public Proxy line() {
        return line;
    }

    public ApiClient admin() {
        return admin;
    }

    /** Starts the worker again, on the same folder, once it has ended. */
    public void restartWorker() {
        worker.exitCode();
        worker = startWorker("first", workerFolder);
    }

    /** Goes on with another worker. */
    public void replaceWorker(RunyardProcess other) {
        worker.close();
        worker = other;
    }

    /** Starts the server again, with the same data, once it has ended. */
    public void restartServer(Map<String, String> changes) {
        server.exitCode();
        settings.putAll(changes);
        server = startServer();
    }

    /** Stops PostgreSQL, looks at what happens, starts it again, and waits until the server has found it. */
    public void withoutDatabase(Runnable look) {
        database.without(look);
        Eventually.until(
                "the server is ready again",
                () -> admin.get("/_health_check/readiness").status(),
                status -> status == 200);
    }

    /** Kills terraform as the kernel does when memory runs out. */
    public void killTerraform() {
        var found = ProcessHandle.of(worker.pid())
                .orElseThrow()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("/terraform"))
                .toList();
        assertThat(found).isNotEmpty();
        found.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        worker.close();
        server.close();
        gate.close();
        line.close();
        database.close();
    }
}
