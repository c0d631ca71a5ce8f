package dev.runyard.worker;

/** Names made of what the server says: safe as a file name, whatever it says. */
final class Marks {
    private Marks() {}

    /** Returns a name that no other attempt has. */
    static String of(String jobId, long epoch) {
        return clean(jobId) + "-" + epoch;
    }

    static String clean(String id) {
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
