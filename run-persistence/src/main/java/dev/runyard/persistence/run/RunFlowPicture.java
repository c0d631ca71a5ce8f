package dev.runyard.persistence.run;

/** Draws {@link RunFlow} for docs/run-states.md. */
public final class RunFlowPicture {
    private RunFlowPicture() {}

    /** Returns the table as a Mermaid state diagram. */
    public static String mermaid() {
        var picture = new StringBuilder("stateDiagram-v2\n    [*] --> pending\n");
        for (RunStatus from : RunStatus.values()) {
            for (RunAction action : RunFlow.actions(from)) {
                RunFlow.next(from, action)
                        .ifPresent(to -> picture.append(
                                "    %s --> %s: %s%n".formatted(from.wireName(), to.wireName(), action.wireName())));
            }
            if (RunFlow.isFinal(from)) {
                picture.append("    %s --> [*]%n".formatted(from.wireName()));
            }
        }
        return picture.toString();
    }
}
