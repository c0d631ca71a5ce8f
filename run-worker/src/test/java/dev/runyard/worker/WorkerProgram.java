package dev.runyard.worker;

import dev.runyard.contract.Egress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** A worker in a process of its own, which a test can kill. */
final class WorkerProgram {
    private WorkerProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var settings = WorkerSettings.of(
                        URI.create(arguments[0]), "worker-token", "w1", Path.of(arguments[1]), Path.of(arguments[2]))
                .with(SandboxKind.valueOf(arguments[3]))
                .withImage(arguments[4].isEmpty() ? null : arguments[4])
                .with(Egress.OPEN)
                .with(Yard.QUICK)
                .build();
        new Worker(settings).start();
        new CountDownLatch(1).await();
    }

    static Process start(Yard yard) throws IOException {
        WorkerSettings settings = yard.settings().build();
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerProgram.class.getName(),
                settings.server().toString(),
                settings.dataDirectory().toString(),
                settings.workDirectory().toString(),
                settings.sandbox().name(),
                Objects.requireNonNullElse(settings.image(), ""));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(yard.folder.resolve("output").toFile())
                .start();
    }
}
