package dev.runyard.app;

import dev.runyard.app.server.Server;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.app.settings.SettingsReader;
import java.util.List;

/** The program: reads the command line, does what it says, and tells failures in one line. */
public final class Runyard {
    private Runyard() {}

    public static void main(String[] arguments) {
        try {
            run(List.of(arguments));
        } catch (Refusal refusal) {
            System.err.println("runyard: " + refusal.getMessage());
            System.exit(refusal.exitCode());
        } catch (RuntimeException unexpected) {
            unexpected.printStackTrace();
            System.err.println("runyard: could not start: " + unexpected);
            System.exit(Refusal.NOT_POSSIBLE);
        }
    }

    private static void run(List<String> arguments) {
        Settings settings = SettingsReader.read(System.getenv());
        Server server = Server.start(settings);
        System.out.println("Runyard is ready at " + server.address());
    }
}
