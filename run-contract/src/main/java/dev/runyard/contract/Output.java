package dev.runyard.contract;

/**
 * What the readers of a phase want of the tool's output.
 *
 * @param structured whether the log is lines of JSON, as the tool writes them with {@code -json}
 * @param planWithReport whether the plan as JSON has to be there when the phase is reported, since somebody reads it at
 *     once; else it follows
 */
public record Output(boolean structured, boolean planWithReport) {
    /** Text for people, and the JSON plan when there is time for it. */
    public static final Output TEXT = new Output(false, false);
}
