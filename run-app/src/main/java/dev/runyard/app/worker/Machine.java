package dev.runyard.app.worker;

import dev.runyard.app.settings.Refusal;
import dev.runyard.contract.Egress;
import dev.runyard.worker.SandboxKind;
import dev.runyard.worker.sandbox.Bubblewrap;
import dev.runyard.worker.tool.InstalledTool;
import dev.runyard.worker.tool.Mirror;
import dev.runyard.worker.tool.ToolInstaller;
import dev.runyard.worker.tool.ToolMirrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this machine has for runs. */
public final class Machine {
    private Machine() {}

    /** Refuses a sandbox that does not work here. */
    public static void require(SandboxKind sandbox) {
        whyNot(sandbox).ifPresent(why -> {
            throw Refusal.notPossible("Runs need a sandbox, and bubblewrap does not work here (" + why
                    + "): install and allow it, or set RUNYARD_SANDBOX=process to run without any");
        });
    }

    /** Refuses a place for what is secret that every run could look into. */
    public static void requireHidden(SandboxKind sandbox, String setting, @Nullable Path place) {
        try {
            if (place != null && sandbox == SandboxKind.BUBBLEWRAP && Bubblewrap.shows(place)) {
                throw Refusal.wrongRequest(setting + " is " + place
                        + ", and runs see the programs and certificates of this machine: take a place elsewhere");
            }
        } catch (IOException e) {
            throw Refusal.notPossible(setting + " is " + place + ", which cannot be found: " + e.getMessage());
        }
    }

    /** Refuses to promise what this machine cannot keep from runs. */
    public static void require(Egress egress) {
        whyNot(egress).ifPresent(why -> {
            throw Refusal.notPossible("Runs may not reach the services of this machine and its private networks, which"
                    + " cannot be kept from them here (" + why + "): install passt and nftables, and give the server"
                    + " /dev/net/tun (docker run --device /dev/net/tun), or set RUNYARD_EGRESS=open to let runs reach"
                    + " all that this machine reaches");
        });
    }

    /** Why runs cannot be kept from anything here, in one line; nothing when they can, or need not. */
    public static Optional<String> whyNot(Egress egress) {
        return egress.letsAllThrough() ? Optional.empty() : Bubblewrap.probeNetworks();
    }

    /** Why a sandbox does not work here, in one line; nothing when it does. */
    public static Optional<String> whyNot(SandboxKind sandbox) {
        return sandbox == SandboxKind.BUBBLEWRAP ? Bubblewrap.probe() : Optional.empty();
    }

    /** Refuses sources of tools that cannot work: keys that cannot be read, a folder that is not there. */
    public static void require(ToolMirrors mirrors) {
        require("TERRAFORM", "terraform", mirrors.terraform());
        require("TOFU", "tofu", mirrors.tofu());
    }

    private static void require(String setting, String tool, Mirror mirror) {
        if (mirror.place() instanceof Mirror.Place.Folder(Path folder) && !Files.isDirectory(folder)) {
            throw Refusal.wrongRequest("RUNYARD_" + setting + "_MIRROR is " + folder + ": there is no such folder");
        }
        try {
            mirror.trusted(tool);
        } catch (IOException e) {
            throw Refusal.wrongRequest("RUNYARD_" + setting + "_MIRROR_KEYS: " + e.getMessage());
        }
    }

    /** The terraform on PATH; refuses a machine that has none. */
    public static InstalledTool requireTerraform() {
        return terraform()
                .orElseThrow(() -> Refusal.notPossible("No terraform was found on PATH: install it (1.1 or newer)"));
    }

    /** The terraform on PATH, when there is one that says its version. */
    public static Optional<InstalledTool> terraform() {
        try {
            // The cache of a worker is of no interest here.
            return new ToolInstaller(Path.of("/nonexistent"), ToolInstaller.systemPath(), ToolMirrors.NONE)
                    .onPath("terraform");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
