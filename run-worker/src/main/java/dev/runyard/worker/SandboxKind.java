package dev.runyard.worker;

import dev.runyard.worker.sandbox.Bubblewrap;
import dev.runyard.worker.sandbox.Limits;
import dev.runyard.worker.sandbox.PlainProcess;
import dev.runyard.worker.sandbox.Sandbox;

/** The sandboxes a worker can be told to use. */
public enum SandboxKind {
    BUBBLEWRAP,
    PROCESS;

    /** What people are told at each run that has no sandbox. */
    static final String WARNING =
            "Warning: this run has no sandbox. What it starts can read and change all that the worker can:"
                    + " its tokens, other runs and their secrets";

    /** A network that waits takes some 30 MB of memory. */
    private static final int MOST_AHEAD = 2;

    Sandbox open(Limits limits, int concurrency) {
        return switch (this) {
            case BUBBLEWRAP -> new Bubblewrap(limits, Math.min(concurrency, MOST_AHEAD));
            case PROCESS -> new PlainProcess(limits);
        };
    }
}
