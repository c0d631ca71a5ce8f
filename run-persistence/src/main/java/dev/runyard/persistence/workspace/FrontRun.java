package dev.runyard.persistence.workspace;

import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * The run at the front of a workspace's queue, as lists of workspaces are filtered and sorted by it: HCP Terraform's current
 * run. It is the one that holds the workspace, else the first that waits, else the last that was there.
 */
@Embeddable
public record FrontRun(
        @Column(name = "front_run_id") RunId id,
        @Column(name = "front_run_status") RunStatus status,
        @Column(name = "front_run_created_at") Instant createdAt) {}
