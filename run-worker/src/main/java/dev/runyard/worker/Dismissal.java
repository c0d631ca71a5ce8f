package dev.runyard.worker;

/**
 * The server has no jobs for this worker, now or later.
 *
 * @param message one line for people: what is wrong and what would be right
 */
public record Dismissal(Reason reason, String message) {
    /** What has to change before another try makes sense. */
    public enum Reason {
        /** It was deleted, or never was one. */
        TOKEN,
        /** Server and worker speak different versions of the contract. */
        CONTRACT,
        /** What was asked, or where. */
        REQUEST
    }
}
