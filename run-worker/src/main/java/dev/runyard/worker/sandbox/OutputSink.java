package dev.runyard.worker.sandbox;

/** Takes the output of a process as it comes; called from one thread. */
@FunctionalInterface
public interface OutputSink {
    /** Takes the first {@code length} bytes of an array that is used again afterwards. */
    void accept(byte[] bytes, int length);
}
