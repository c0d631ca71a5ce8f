package dev.runyard.persistence.run;

import dev.runyard.persistence.Ids;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.Problem;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.tool.ToolName;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run: one configuration version and one snapshot of variables on their way through a plan and perhaps an apply. It
 * moves by {@link #apply} alone, which asks {@link RunFlow} and leaves an event.
 */
@Entity
@Table(name = "run")
@SuppressWarnings("NullAway.Init")
public class Run {
    @Id
    private RunId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "workspace_id")
    private WorkspaceId workspaceId;

    @Column(name = "configuration_version_id")
    private ConfigurationVersionId configurationVersionId;

    @Column(name = "plan_id")
    private PhaseId planId;

    @Column(name = "apply_id")
    private PhaseId applyId;

    private RunStatus status = RunStatus.PENDING;
    private RunSource source;
    private String message;

    @Embedded
    private RunOptions options;

    @Embedded
    private Actor.Ref createdBy;

    /** What it was bound to when it was made. */
    @Column(name = "agent_pool_id")
    private @Nullable AgentPoolId agentPoolId;

    private ToolName tool;

    @Column(name = "terraform_version")
    private String terraformVersion;

    @Column(name = "structured_run_output")
    private boolean structuredOutput;

    /** The place in the workspace queue; null for a run that never enters it. */
    @Column(name = "queue_position")
    private @Nullable Long queuePosition;

    /** The state that the plan was made against; null when the workspace had none, and before the plan. */
    @Column(name = "input_state_version_id")
    private @Nullable StateVersionId inputStateVersionId;

    @Column(name = "has_changes")
    private boolean hasChanges;

    /** Null while nobody has canceled the run. */
    @Embedded
    private @Nullable Cancellation cancellation;

    @Column(name = "superseded_by")
    private @Nullable RunId supersededBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "event_count")
    private int eventCount;

    @OneToMany(mappedBy = "run", cascade = CascadeType.PERSIST)
    private List<RunEvent> newEvents = new ArrayList<>();

    protected Run() {}

    /** Makes a pending run. */
    public Run(NewRun asked, Ids ids, Actor by, Instant at) {
        this.id = ids.runId();
        this.planId = ids.planId();
        this.applyId = ids.applyId();
        this.organizationId = asked.organizationId();
        this.workspaceId = asked.workspaceId();
        this.configurationVersionId = asked.configurationVersionId();
        this.source = asked.source();
        this.message = asked.message();
        this.options = asked.options();
        this.agentPoolId = asked.agentPoolId();
        this.tool = asked.tool();
        this.terraformVersion = asked.terraformVersion();
        this.structuredOutput = asked.structuredOutput();
        this.queuePosition = asked.queuePosition();
        this.createdBy = by.ref();
        this.createdAt = at;
    }

    /**
     * Takes one step. Only the engine's run lifecycle calls this, under the locks of workspace and run.
     *
     * @throws Problem when the step is not legal now
     */
    public RunEvent apply(Move move, Ids ids) {
        require(move.action(), move.at());
        RunStatus next = RunFlow.next(status, move.action()).orElseThrow();
        switch (move.action()) {
            case CANCEL -> cancellation = cancellation().requested(move.at());
            case FORCE_CANCEL, ADMIN_CANCEL -> cancellation = cancellation().forced(move.at());
            default -> {}
        }
        eventCount++;
        var event = new RunEvent(ids.runEventId(), this, eventCount, move, status, next);
        newEvents.add(event);
        status = next;
        return event;
    }

    /**
     * Lets pass what {@link #allows} tells to be legal.
     *
     * @throws Conflict with the text of the action
     * @throws Forbidden for {@code FORCE_EXECUTE}: HCP Terraform's page "Run" (API) answers 403 there
     */
    public void require(RunAction action, Instant now) {
        if (allows(action, now)) {
            return;
        }
        if (action == RunAction.CANCEL && RunFlow.allows(status, action)) {
            throw new Conflict("Cancel was already requested; the run stops as soon as its process has.");
        }
        throw action == RunAction.FORCE_EXECUTE ? new Forbidden(action.refusal()) : new Conflict(action.refusal());
    }

    /** Tells whether {@code action} would be accepted now; what the API shows and what a step does agree by it. */
    public boolean allows(RunAction action, Instant now) {
        return RunFlow.allows(status, action)
                && switch (action) {
                    case CANCEL -> !cancellation().isRequested();
                    case FORCE_CANCEL -> cancellation().isForceable(now);
                    case RETRY -> options.planOnly();
                    default -> true;
                };
    }

    /** Writes down from when on a run that does not end by its cancel may be canceled by force. */
    public void forceCancelableFrom(Instant from) {
        this.cancellation = cancellation().forceableFrom(from);
    }

    /** Gives a saved plan that was confirmed its place in the workspace queue. */
    public void enterQueue(long position) {
        this.queuePosition = position;
    }

    /** Writes down which state the plan is made against: the workspace's present one. */
    public void plansAgainst(@Nullable StateVersionId state) {
        this.inputStateVersionId = state;
    }

    /** Writes down whether the plan found anything to do. */
    public void planned(boolean changes) {
        this.hasChanges = changes;
    }

    public RunId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    public ConfigurationVersionId configurationVersionId() {
        return configurationVersionId;
    }

    public PhaseId planId() {
        return planId;
    }

    public PhaseId applyId() {
        return applyId;
    }

    public RunStatus status() {
        return status;
    }

    public boolean isFinal() {
        return RunFlow.isFinal(status);
    }

    public RunSource source() {
        return source;
    }

    public String message() {
        return message;
    }

    public RunOptions options() {
        return options;
    }

    public Actor.Ref createdBy() {
        return createdBy;
    }

    /** Writes down the exact version that plans, and that will apply. */
    public void planWith(String exactVersion) {
        this.terraformVersion = exactVersion;
    }

    /** Returns what executes the run. */
    public @Nullable AgentPoolId agentPoolId() {
        return agentPoolId;
    }

    public ToolName tool() {
        return tool;
    }

    /** Returns the version of the tool: as it was asked for, and the exact one once the plan has started. */
    public String terraformVersion() {
        return terraformVersion;
    }

    /** Tells whether the logs of its phases are terraform's lines of JSON. */
    public boolean structuredOutput() {
        return structuredOutput;
    }

    public @Nullable Long queuePosition() {
        return queuePosition;
    }

    public @Nullable StateVersionId inputStateVersionId() {
        return inputStateVersionId;
    }

    public boolean hasChanges() {
        return hasChanges;
    }

    /** Returns how far its cancel has come. */
    public Cancellation cancellation() {
        return cancellation == null ? Cancellation.NONE : cancellation;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Returns the newer run that made this one worthless; null for most. */
    public @Nullable RunId supersededBy() {
        return supersededBy;
    }

    /** Writes down that a newer run made this one worthless. */
    public void superseded(RunId by) {
        this.supersededBy = by;
    }
}
