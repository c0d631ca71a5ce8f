package dev.runyard.worker;

import dev.runyard.worker.provider.ProviderCache;
import dev.runyard.worker.sandbox.Sandbox;
import dev.runyard.worker.sandbox.Watchdog;
import dev.runyard.worker.tool.ToolInstaller;

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
        Room room) {}
