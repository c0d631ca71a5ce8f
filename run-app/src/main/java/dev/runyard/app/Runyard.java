package dev.runyard.app;

import dev.runyard.app.server.Server;
import dev.runyard.app.settings.LogFormat;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.app.settings.SettingsReader;
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
            case Command.Serve(boolean _) -> serve();
            case Command.Demo(boolean _) -> throw Refusal.notPossible("no demo");
            case Command.Help() -> System.out.print(Usage.TEXT);
            case Command.Version() -> System.out.println("Runyard " + version());
        }
    }

    private static void serve() {
        Settings settings = SettingsReader.read(System.getenv());
        Server server = Server.start(settings);
        String ready = "Runyard is ready at " + server.address();
        if (settings.log() == LogFormat.JSON) {
            LoggerFactory.getLogger(Runyard.class).info(ready);
        } else {
            System.out.println(ready);
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(Runyard.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
