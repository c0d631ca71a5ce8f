package dev.runyard.worker.tool;

import java.util.Locale;

/**
 * What a binary is made for, in the words of the publishers.
 *
 * @param system such as {@code linux}
 * @param processor such as {@code amd64}
 */
public record Platform(String system, String processor) {
    /** Returns that of this machine. */
    public static Platform current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        return new Platform(
                system.startsWith("mac") ? "darwin" : system, processor.equals("aarch64") ? "arm64" : processor);
    }

    @Override
    public String toString() {
        return system + "_" + processor;
    }
}
