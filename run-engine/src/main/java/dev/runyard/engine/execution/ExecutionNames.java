package dev.runyard.engine.execution;

/** What the attributes are called that say where runs execute. */
public enum ExecutionNames {
    /** Those of a workspace. */
    OWN("execution-mode", "agent-pool-id"),
    /** Those of a project or an organization, for what is in it. */
    DEFAULT("default-execution-mode", "default-agent-pool-id");

    private final String mode;
    private final String agentPool;

    ExecutionNames(String mode, String agentPool) {
        this.mode = mode;
        this.agentPool = agentPool;
    }

    public String mode() {
        return mode;
    }

    public String agentPool() {
        return agentPool;
    }
}
