package dev.runyard.worker;

import dev.runyard.contract.Egress;
import dev.runyard.contract.JobSpec;
import dev.runyard.worker.egress.Outlet;
import dev.runyard.worker.egress.Surroundings;
import dev.runyard.worker.egress.Uplink;
import dev.runyard.worker.provider.ProviderCache;
import dev.runyard.worker.sandbox.Sandbox;
import dev.runyard.worker.sandbox.Watchdog;
import dev.runyard.worker.tool.ToolInstaller;
import java.io.IOException;
import java.net.URI;

/** What all phases of a worker share. */
record Workshop(
        WorkerSettings settings,
        ServerDoor door,
        Sandbox sandbox,
        String enforcement,
        ToolInstaller tools,
        ProviderCache providers,
        RunFolders folders,
        Watchdog watchdog,
        Room room) {

    /** Returns what a job may reach over the network. */
    Egress egress(JobSpec job) {
        return settings.egress().with(job.egress());
    }

    /** Returns the way to that on this machine, as it is now. */
    Uplink uplink(Egress egress, URI server) throws IOException {
        return egress.letsAllThrough() ? Uplink.Whole.OPEN : Outlet.of(egress, Surroundings.look(server));
    }
}
