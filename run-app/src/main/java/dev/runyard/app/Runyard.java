package dev.runyard.app;

import dev.runyard.app.backup.Backup;
import dev.runyard.app.backup.Restore;
import dev.runyard.app.bench.Bench;
import dev.runyard.app.bench.BenchOptions;
import dev.runyard.app.demo.Demo;
import dev.runyard.app.server.Server;
import dev.runyard.app.settings.LogFormat;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.app.settings.SettingsReader;
import dev.runyard.app.worker.Machine;
import dev.runyard.app.worker.RemoteWorker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** The program: reads the command line, does what it says, and tells in one line what keeps it from that. */
public final class Runyard {
    private Runyard() {}

    public static void main(String[] arguments) {
        try {
            run(Command.parse(List.of(arguments)));
        } catch (Refusal refusal) {
            System.err.println("runyard: " + refusal.getMessage());
            System.exit(refusal.exitCode());
        }
    }

    private static void run(Command command) {
        switch (command) {
            case Command.Serve(boolean worker) -> serve(worker);
            case Command.Worker(var options) -> System.exit(RemoteWorker.run(System.getenv(), options));
            case Command.Demo(boolean once) -> Demo.run(System.getenv(), once);
            case Command.Bench(BenchOptions options) -> System.exit(Bench.run(System.getenv(), options) ? 0 : 1);
            case Command.Backup(Path target, boolean withKey) ->
                System.out.println(new Backup(settings(), withKey, InstantSource.system()).write(target));
            case Command.Restore(Path file) ->
                System.out.println(new Restore(settings(), InstantSource.system()).from(file));
            case Command.Help() -> System.out.print(Usage.TEXT);
            case Command.Version() -> System.out.println("Runyard " + version());
        }
    }

    private static void serve(boolean worker) {
        Settings settings = settings();
        if (worker) {
            Machine.requireTerraform();
        }
        Server server = worker ? Server.start(settings) : Server.startWithoutWorker(settings);
        server.newAdminToken()
                .ifPresent(token -> System.out.println("The site admin's token, shown this once and kept in "
                        + server.adminTokenFile() + ": " + token));
        String ready = "Runyard is ready at " + server.address();
        if (settings.log() == LogFormat.JSON) {
            LoggerFactory.getLogger(Runyard.class).info(ready);
        } else {
            System.out.println(ready);
        }
    }

    private static Settings settings() {
        return SettingsReader.read(System.getenv());
    }

    private static String version() {
        return Objects.requireNonNullElse(Runyard.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
