package dev.runyard.persistence;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.OrganizationMembershipId;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.run.CommentId;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.RunEventId;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.runtrigger.RunTriggerId;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutputId;
import dev.runyard.persistence.tag.ReservedTagKeyId;
import dev.runyard.persistence.tag.TagBindingId;
import dev.runyard.persistence.tag.TagId;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.apache.commons.lang3.RandomStringUtils;

/** Makes new ids of HCP Terraform's form: a prefix that tells the kind, and 16 random letters and digits. */
public final class Ids {
    private static final int LENGTH = 16;

    public OrganizationId organizationId() {
        return new OrganizationId("org-" + random());
    }

    public OrganizationMembershipId organizationMembershipId() {
        return new OrganizationMembershipId("ou-" + random());
    }

    public ProjectId projectId() {
        return new ProjectId("prj-" + random());
    }

    public WorkspaceId workspaceId() {
        return new WorkspaceId("ws-" + random());
    }

    public RunId runId() {
        return new RunId("run-" + random());
    }

    public RunEventId runEventId() {
        return new RunEventId("re-" + random());
    }

    public RunTriggerId runTriggerId() {
        return new RunTriggerId("rt-" + random());
    }

    public CommentId commentId() {
        return new CommentId("wsc-" + random());
    }

    public ConfigurationVersionId configurationVersionId() {
        return new ConfigurationVersionId("cv-" + random());
    }

    public StateVersionId stateVersionId() {
        return new StateVersionId("sv-" + random());
    }

    public StateVersionOutputId stateVersionOutputId() {
        return new StateVersionOutputId("wsout-" + random());
    }

    public String dataRetentionPolicyId() {
        return "drp-" + random();
    }

    public String workspaceResourceId() {
        return "wsr-" + random();
    }

    public VariableId variableId() {
        return new VariableId("var-" + random());
    }

    public VariableSetId variableSetId() {
        return new VariableSetId("varset-" + random());
    }

    public TagId tagId() {
        return new TagId("tag-" + random());
    }

    public ReservedTagKeyId reservedTagKeyId() {
        return new ReservedTagKeyId("rtk-" + random());
    }

    public AgentPoolId agentPoolId() {
        return new AgentPoolId("apool-" + random());
    }

    public TokenId agentTokenId() {
        return new TokenId("at-" + random());
    }

    public TagBindingId tagBindingId() {
        return new TagBindingId("tb-" + random());
    }

    public UserId userId() {
        return new UserId("user-" + random());
    }

    public TokenId tokenId() {
        return new TokenId("at-" + random());
    }

    public TeamId teamId() {
        return new TeamId("team-" + random());
    }

    public JobId jobId() {
        return new JobId("job-" + random());
    }

    public PhaseId planId() {
        return new PhaseId("plan-" + random());
    }

    public PlanExportId planExportId() {
        return new PlanExportId("pe-" + random());
    }

    public PhaseId applyId() {
        return new PhaseId("apply-" + random());
    }

    private static String random() {
        return RandomStringUtils.secure().nextAlphanumeric(LENGTH);
    }
}
