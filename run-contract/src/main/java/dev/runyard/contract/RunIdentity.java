package dev.runyard.contract;

/**
 * Whose phase this is.
 *
 * @param phaseId the id of the plan ({@code plan-…}) or of the apply ({@code apply-…})
 */
public record RunIdentity(
        String organization,
        String projectId,
        String project,
        String workspaceId,
        String workspace,
        String runId,
        String phaseId,
        String configurationVersionId) {}
