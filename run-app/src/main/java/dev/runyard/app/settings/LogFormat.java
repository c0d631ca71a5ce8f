package dev.runyard.app.settings;

/** How the server's own log is written to its standard output. */
public enum LogFormat {
    /** Lines for people. */
    TEXT,
    /** One JSON object a line, in the Elastic Common Schema. */
    JSON
}
