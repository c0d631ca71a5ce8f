package dev.runyard.acceptance.support;

import java.util.Map;

/** A run that is canceled by force while its terraform hangs, so that its state comes too late to count. */
public final class LateState {
    private final Space workspace;
    private final Started run;

    private LateState(Space workspace, Started run) {
        this.workspace = workspace;
        this.run = run;
    }

    /** Starts the run, in a workspace that applies by itself. */
    public static LateState begin(Space workspace) {
        return begin(workspace, new StateFile(41).output("who", "late"));
    }

    /** As the other, with what terraform leaves as its state. */
    public static LateState begin(Space workspace, StateFile left) {
        var run = workspace.startRun(Map.of("main.tf", """
                resource "terraform_data" "hangs" {
                  provisioner "local-exec" {
                    command = <<-END
                      cat > errored.tfstate <<'STATE'
                      %s
                      STATE
                      echo ready
                      kill -STOP $PPID
                      exec sleep 41239
                    END
                  }
                }
                """.formatted(left.text().replace("\n", " "))));
        return new LateState(workspace, run);
    }

    public Started run() {
        return run;
    }

    /** Ends the run by force, and returns the recovery snapshot that comes of it. */
    public Answer await() {
        run.awaitsInApplyLog("ready");
        run.cancel();
        Eventually.until(
                "the cool-off",
                () -> run.read().attribute("actions").get("is-force-cancelable").asBoolean(),
                Boolean::booleanValue);
        run.ask("force-cancel").is(202);
        Eventually.until(
                "the late state",
                () -> run.read().attribute("kept-recovery-snapshots").asInt(),
                kept -> kept == 1);
        var list = workspace.api().get("workspaces/" + workspace.id() + "/recovery-snapshots");
        return workspace
                .api()
                .get("recovery-snapshots/" + list.is(200).ids().getFirst())
                .is(200);
    }
}
