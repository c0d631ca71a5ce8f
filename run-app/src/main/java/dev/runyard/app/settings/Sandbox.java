package dev.runyard.app.settings;

/** What stands between a run and the machine. */
public enum Sandbox {
    /** Namespaces of its own for every phase; the default. */
    BUBBLEWRAP,
    /** A plain child process with a cleared environment; for a laptop and configurations that are trusted. */
    PROCESS
}
