package dev.runyard.worker;

import dev.runyard.worker.sandbox.Bubblewrap;
import dev.runyard.worker.sandbox.Limits;
import dev.runyard.worker.sandbox.PlainProcess;
import dev.runyard.worker.sandbox.Sandbox;

/** The sandboxes a worker can be told to use. */
public enum SandboxKind {
    BUBBLEWRAP,
    PROCESS;

    Sandbox open(Limits limits) {
        return switch (this) {
            case BUBBLEWRAP -> new Bubblewrap(limits);
            case PROCESS -> new PlainProcess();
        };
    }
}
