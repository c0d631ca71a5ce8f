package dev.runyard.worker;

import dev.runyard.worker.sandbox.Bubblewrap;
import dev.runyard.worker.sandbox.Docker;
import dev.runyard.worker.sandbox.PlainProcess;
import dev.runyard.worker.sandbox.Sandbox;

/** The sandboxes a worker can be told to use. */
public enum SandboxKind {
    BUBBLEWRAP,
    DOCKER,
    PROCESS;

    /** What people are told at each run that has no sandbox. */
    static final String WARNING =
            "Warning: this run has no sandbox. What it starts can read and change all that the worker can:"
                    + " its tokens, other runs and their secrets";

    /** A network that waits takes some 30 MB of memory. */
    private static final int MOST_AHEAD = 2;

    /** Tells whether runs have no more of the machine than they are given. */
    public boolean confines() {
        return this != PROCESS;
    }

    static Sandbox open(WorkerSettings settings) {
        int ahead = Math.min(settings.concurrency(), MOST_AHEAD);
        return switch (settings.sandbox()) {
            case BUBBLEWRAP -> new Bubblewrap(settings.limits(), ahead);
            case DOCKER -> new Docker(settings.limits(), settings.requireImage(), settings.workDirectory(), ahead);
            case PROCESS -> new PlainProcess(settings.limits());
        };
    }
}
