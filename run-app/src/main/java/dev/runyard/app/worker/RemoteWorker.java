package dev.runyard.app.worker;

import dev.runyard.app.folder.Folders;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.SettingsReader;
import dev.runyard.app.settings.WorkerOptions;
import dev.runyard.persistence.Outage;
import dev.runyard.worker.Dismissal;
import dev.runyard.worker.Worker;
import dev.runyard.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A worker alone in this process: no server, no database, and no container of Spring. */
public final class RemoteWorker {
    private static final int DONE = 0;
    private static final int WRONG_CONTRACT = 3;
    private static final int WRONG_TOKEN = 4;

    private RemoteWorker() {}

    /** Works until it is told to end, or dismissed by its server, and returns the exit code. */
    public static int run(Map<String, String> environment, Map<String, String> options) {
        // Has to stand before the first logger is made; the server's log is Spring Boot's affair.
        System.setProperty("logback.configurationFile", "worker-log.xml");
        var signals = Signals.taken();
        var merged = new HashMap<>(environment);
        merged.putAll(options);
        WorkerSettings settings = settings(SettingsReader.readWorker(merged));
        try {
            var worker = new Worker(settings);
            worker.start();
            return work(worker, settings, signals);
        } catch (IOException e) {
            throw Refusal.notPossible("The worker cannot start: "
                    + (Outage.isOutOfRoom(e)
                            ? "the disk of " + settings.dataDirectory() + " or " + settings.workDirectory() + " is full"
                            : e.getMessage()));
        }
    }

    private static WorkerSettings settings(WorkerOptions options) {
        String token = options.token();
        Machine.require(options.sandbox());
        Machine.require(options.runsReach());
        Machine.require(options.mirrors());
        Machine.requireHidden(options.sandbox(), "RUNYARD_DATA", options.data());
        Machine.requireHidden(options.sandbox(), "RUNYARD_WORK", options.work());
        Machine.requireHidden(options.sandbox(), "RUNYARD_WORKER_TOKEN_FILE", options.workerTokenFile());
        Folders folders = Folders.ofThisProcess();
        folders.makeWritable(options.data(), "RUNYARD_DATA");
        Path wanted = options.workFolder();
        Path parent = Objects.requireNonNull(wanted.getParent(), "RUNYARD_WORK cannot be the root folder");
        try {
            return WorkerSettings.of(
                            options.address(),
                            token,
                            options.name(),
                            options.data().resolve("worker"),
                            folders.makeReachable(parent, wanted.getFileName().toString()))
                    .with(options.sandbox())
                    .withImage(options.sandboxImage())
                    .with(options.limits())
                    .with(options.runsReach())
                    .withConcurrency(options.workerConcurrency())
                    .withLabels(options.labels())
                    .with(new WorkerSettings.Sources(null, options.mirrors(), options.tlsCa()))
                    .build();
        } catch (IOException e) {
            throw Refusal.notPossible("The folder " + wanted + " cannot be made: " + e.getMessage());
        }
    }

    private static int work(Worker worker, WorkerSettings settings, Signals signals) {
        CompletableFuture.anyOf(worker.answered(), signals.first(), worker.dismissed())
                .join();
        if (worker.answered().isDone()) {
            System.out.println("Runyard worker " + settings.name() + " is ready for " + settings.server());
        }
        CompletableFuture.anyOf(signals.first(), worker.dismissed()).join();
        if (worker.dismissed().isDone()) {
            System.err.println("runyard: " + worker.dismissed().join().message());
        }
        List<String> held = worker.drain();
        if (!held.isEmpty()) {
            System.out.println("Claims nothing more, and waits for " + String.join(", ", held)
                    + "; told to end again, it interrupts them");
        }
        CompletableFuture.anyOf(worker.drained(), signals.second()).join();
        worker.stop(Duration.ZERO);
        return worker.dismissed().isDone() ? exitCode(worker.dismissed().join()) : DONE;
    }

    private static int exitCode(Dismissal dismissal) {
        return switch (dismissal.reason()) {
            case TOKEN -> WRONG_TOKEN;
            case CONTRACT -> WRONG_CONTRACT;
            case REQUEST -> Refusal.NOT_POSSIBLE;
        };
    }
}
