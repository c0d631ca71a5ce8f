package dev.runyard.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A server and a worker as processes, with a line between them that can be cut, and seven workspaces: in each a run is
 * brought to one {@link Stage} and held there, all of them at once, so that one fault meets them all.
 */
public final class Drill implements AutoCloseable {
    private static final Map<String, String> SETTINGS = Map.of("RUNYARD_APPLY_LOST_AFTER", "90s");

    private static final List<Stage> FOLLOWED = List.of(Stage.PLANNING, Stage.APPLYING);
    private static final Map<String, String> FOLLOWER = Map.of("main.tf", "resource \"terraform_data\" \"more\" {}");
    private static final Map<String, ?> NOT_APPLIED = Map.of("auto-apply", false);

    private final Fleet fleet = Fleet.withoutWorker(SETTINGS);
    private final Gate gate = new Gate();
    private final Proxy line = Proxy.before(fleet.admin());
    private final Map<Stage, Space> spaces = new EnumMap<>(Stage.class);
    private final Map<Stage, Started> runs = new EnumMap<>(Stage.class);
    private final Map<Stage, Proxy.Hold> holds = new EnumMap<>(Stage.class);
    private final Map<Stage, Started> followers = new EnumMap<>(Stage.class);
    private RunyardProcess worker = worker("first");
    private int round;

    /** Starts the server and the worker. */
    public Drill() {
        var tenant = fleet.tenant();
        for (Stage stage : Stage.values()) {
            spaces.put(stage, tenant.workspace(stage.workspace(), Map.of("auto-apply", true)));
        }
    }

    /** Starts another worker, with a folder of its own. What holds its runs listens on the loopback address of the machine. */
    public RunyardProcess worker(String name) {
        return fleet.worker(
                name,
                Map.of(
                        "RUNYARD_SERVER",
                        line.address().toString(),
                        "RUNYARD_WORKER_CONCURRENCY",
                        "7",
                        "RUNYARD_EGRESS",
                        "open"));
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
        for (Stage stage : FOLLOWED) {
            followers.put(stage, space(stage).startRun(space(stage).configuration(FOLLOWER), NOT_APPLIED));
        }
    }

    private boolean isReached(Stage stage) {
        if (stage.request() != null) {
            return hold(stage).isCaught();
        }
        return gate.count(held(stage)) > 0
                && (stage != Stage.APPLYING || run(stage).applyLog().contains("second: Creating..."));
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
        var told = fleet.admin().get("applies/" + run(stage).read().related("apply") + "/errored-state");
        return told.status() == 404
                ? ""
                : told.is(307)
                        .raw()
                        .headers()
                        .firstValue("Location")
                        .map(address ->
                                fleet.admin().with(null).get(address).is(200).body())
                        .orElseThrow();
    }

    /** Returns the runs that wait behind those that are held: of a plan and of an apply. They are not applied. */
    public Map<Stage, Started> followers() {
        return followers;
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
        return fleet.admin()
                .get(version.attribute("hosted-state-download-url").asString())
                .is(200)
                .body();
    }

    public RunyardProcess worker() {
        return worker;
    }

    public Fleet fleet() {
        return fleet;
    }

    public Proxy line() {
        return line;
    }

    /** Starts the server again, with the same data, once it has ended. */
    public void restartServer(Map<String, String> changes) {
        fleet.server().startAgain(changes);
        fleet.heals();
    }

    /** Goes on with another worker. */
    public void replaceWorker(RunyardProcess other) {
        worker.close();
        worker = other;
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
        fleet.close();
        gate.close();
        line.close();
    }
}
