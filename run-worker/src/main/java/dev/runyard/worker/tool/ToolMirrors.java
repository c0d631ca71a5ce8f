package dev.runyard.worker.tool;

/** Where releases of all the tools come from. */
public record ToolMirrors(Mirror terraform, Mirror tofu) {
    /** The publishers themselves. */
    public static final ToolMirrors PUBLISHERS = new ToolMirrors(Mirror.PUBLISHER, Mirror.PUBLISHER);

    /** Nothing is installed. */
    public static final ToolMirrors NONE = new ToolMirrors(Mirror.NONE, Mirror.NONE);

    Mirror of(Publisher publisher) {
        return switch (publisher) {
            case TERRAFORM -> terraform;
            case TOFU -> tofu;
        };
    }
}
