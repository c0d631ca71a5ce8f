package dev.runyard.app.demo;

import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.app.settings.SettingsReader;
import dev.runyard.app.worker.Machine;
import dev.runyard.worker.SandboxKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the settings of a demonstration: nothing of it is seen from outside, and it touches no real installation. */
final class DemoSettings {
    /** The others are about a real installation. */
    private static final List<String> KEPT = List.of(
            "RUNYARD_PORT",
            "RUNYARD_SANDBOX",
            "RUNYARD_SANDBOX_IMAGE",
            "RUNYARD_EGRESS",
            "RUNYARD_TERRAFORM_VERSION",
            "RUNYARD_TERRAFORM_MIRROR",
            "RUNYARD_TERRAFORM_MIRROR_KEYS",
            "RUNYARD_LOG");

    private DemoSettings() {}

    static Settings from(Map<String, String> environment) {
        Settings given = SettingsReader.read(environment);
        Map<String, String> own = new HashMap<>();
        KEPT.forEach(name -> own.put(name, environment.getOrDefault(name, "")));
        own.put("RUNYARD_DATA", given.data().resolve("demo").toString());
        own.put("RUNYARD_BIND", "127.0.0.1");
        if (own.getOrDefault("RUNYARD_PORT", "").isBlank()) {
            own.put("RUNYARD_PORT", Integer.toString(freePort()));
        }
        if (own.getOrDefault("RUNYARD_SANDBOX", "").isBlank()) {
            Machine.whyNot(SandboxKind.BUBBLEWRAP).ifPresent(why -> {
                System.err.println("Warning: runs have no sandbox in this demonstration, since bubblewrap does not work"
                        + " here (" + why + ")");
                own.put("RUNYARD_SANDBOX", "process");
            });
        }
        if (own.getOrDefault("RUNYARD_EGRESS", "").isBlank()) {
            Machine.whyNot(SettingsReader.read(own).runsReach()).ifPresent(why -> {
                System.err.println("Warning: runs reach all that this machine reaches in this demonstration, since they"
                        + " cannot be kept from it here (" + why + ")");
                own.put("RUNYARD_EGRESS", "open");
            });
        }
        return SettingsReader.read(own);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Refusal.notPossible("There is no free port: " + e.getMessage());
        }
    }
}
