package dev.runyard.worker;

import static org.assertj.core.api.Assertions.fail;

import dev.runyard.contract.Artifact;
import dev.runyard.contract.Egress;
import dev.runyard.contract.JobSpec;
import dev.runyard.contract.Output;
import dev.runyard.contract.PhaseKind;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.PlanOptions;
import dev.runyard.contract.RunIdentity;
import dev.runyard.contract.TerraformAccess;
import dev.runyard.contract.Tool;
import dev.runyard.contract.Variable;
import dev.runyard.worker.tool.ToolMirrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A fake server and a real worker, and words for the runs between them. */
final class Yard implements AutoCloseable {
    static final PlanOptions USUAL = new PlanOptions(false, false, true, List.of(), List.of(), List.of(), false);
    static final WorkerSettings.Timing QUICK =
            new WorkerSettings.Timing(Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(5));

    /** Processes are found by the job's id all over the machine, where these tests may be running twice. */
    private static final String ALONE =
            ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

    final FakeServer server = new FakeServer();
    final Path folder;
    final SandboxKind sandbox;
    private final List<Worker> workers = new ArrayList<>();
    private int jobs;

    /** Starts a worker below a folder that everyone may pass, as a real one is. */
    Yard(SandboxKind sandbox) throws IOException {
        this.sandbox = sandbox;
        this.folder = Files.createTempDirectory(Path.of("/var/tmp"), "runyard-test");
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
    }

    WorkerSettings.Builder settings() {
        return WorkerSettings.of(server.url(), "worker-token", "w1", folder.resolve("data"), folder.resolve("work"))
                .with(sandbox)
                .withImage(sandbox == SandboxKind.DOCKER ? DockerHere.image() : null)
                .with(Egress.OPEN)
                .with(new WorkerSettings.Sources(null, ToolMirrors.NONE, null))
                .with(QUICK);
    }

    Worker startWorker() throws IOException {
        return startWorker(settings());
    }

    Worker startWorker(WorkerSettings.Builder settings) throws IOException {
        var worker = new Worker(settings.build());
        worker.start();
        workers.add(worker);
        return worker;
    }

    /** Words for one run of a configuration. */
    final class Run {
        private final byte[] configuration;
        private final int number = ++jobs;
        private List<Variable> variables = List.of();
        private PlanOptions options = USUAL;
        private Output output = Output.TEXT;
        private String workingDirectory = "";
        private String tool = "terraform";
        private String version = "1.11.4";
        private byte[] state = new byte[0];
        private @Nullable Egress egress;
        private int limitSeconds = 300;

        Run(byte[] configuration) {
            this.configuration = configuration;
        }

        String id() {
            return "run-" + number;
        }

        Run with(Output wanted) {
            output = wanted;
            return this;
        }

        Run with(Variable... given) {
            variables = List.of(given);
            return this;
        }

        Run with(PlanOptions given) {
            options = given;
            return this;
        }

        Run in(String directory) {
            workingDirectory = directory;
            return this;
        }

        Run tool(String name, String wanted) {
            tool = name;
            version = wanted;
            return this;
        }

        Run reaching(Egress wanted) {
            egress = wanted;
            return this;
        }

        Run within(int seconds) {
            limitSeconds = seconds;
            return this;
        }

        Run on(byte[] given) {
            state = given;
            return this;
        }

        FakeServer.Job plan() {
            return offer(PhaseKind.PLAN);
        }

        FakeServer.Job apply(FakeServer.Job plan) {
            var job = offer(PhaseKind.APPLY);
            synchronized (job) {
                job.artifacts.put("plan", plan.artifact(Artifact.PLAN).orElseThrow());
            }
            return job;
        }

        private FakeServer.Job offer(PhaseKind phase) {
            String id = "job-" + ALONE + "-" + number + "-" + phase.wireName();
            var spec = new JobSpec(
                    id,
                    1,
                    1,
                    phase,
                    limitSeconds,
                    new RunIdentity(
                            "acme", "prj-1", "Default", "ws-1", "network", id(), phase.wireName() + "-1", "cv-1"),
                    new Tool(tool, version),
                    workingDirectory,
                    options,
                    output,
                    variables,
                    new TerraformAccess(server.url().toString(), "terraform-token-" + number),
                    egress);
            var job = server.offer(spec, configuration);
            if (state.length > 0) {
                synchronized (job) {
                    job.state = state;
                }
            }
            return job;
        }
    }

    Run run(String configuration) {
        return new Run(new Tarball().file("main.tf", configuration).bytes());
    }

    Run run(Tarball configuration) {
        return new Run(configuration.bytes());
    }

    static Variable terraform(String key, String value) {
        return new Variable(key, value, Variable.Category.TERRAFORM, false, false);
    }

    static Variable hcl(String key, String value) {
        return new Variable(key, value, Variable.Category.TERRAFORM, true, false);
    }

    static Variable secret(String key, String value) {
        return new Variable(key, value, Variable.Category.TERRAFORM, false, true);
    }

    static Variable env(String key, String value) {
        return new Variable(key, value, Variable.Category.ENV, false, false);
    }

    static PhaseResult resultOf(FakeServer.Job job) {
        await(() -> job.result().isPresent(), () -> "no report; the log says:\n" + job.text());
        return job.result().orElseThrow();
    }

    static FakeServer.Job succeeded(FakeServer.Job job) {
        PhaseResult result = resultOf(job);
        if (!(result instanceof PhaseResult.Succeeded)) {
            fail(result + "; the log says:\n" + job.text());
        }
        return job;
    }

    static void await(BooleanSupplier condition, java.util.function.Supplier<String> what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("Waited in vain: " + what.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    static void await(BooleanSupplier condition, String what) {
        await(condition, () -> what);
    }

    @Override
    public void close() {
        workers.forEach(worker -> worker.stop(Duration.ZERO));
        server.close();
        AttemptFiles.deleteFolder(folder);
    }
}
