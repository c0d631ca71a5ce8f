/** What exists and what is legal. This package knows how typed ids are stored. */
@NullMarked
@JavaTypeRegistration(javaType = OrganizationId.class, descriptorClass = IdTypes.OrganizationIdType.class)
@JavaTypeRegistration(
        javaType = OrganizationMembershipId.class,
        descriptorClass = IdTypes.OrganizationMembershipIdType.class)
@JavaTypeRegistration(javaType = AgentPoolId.class, descriptorClass = IdTypes.AgentPoolIdType.class)
@JavaTypeRegistration(javaType = ProjectId.class, descriptorClass = IdTypes.ProjectIdType.class)
@JavaTypeRegistration(javaType = WorkspaceId.class, descriptorClass = IdTypes.WorkspaceIdType.class)
@JavaTypeRegistration(javaType = RunId.class, descriptorClass = IdTypes.RunIdType.class)
@JavaTypeRegistration(javaType = PhaseId.class, descriptorClass = IdTypes.PhaseIdType.class)
@JavaTypeRegistration(javaType = RunEventId.class, descriptorClass = IdTypes.RunEventIdType.class)
@JavaTypeRegistration(javaType = PlanExportId.class, descriptorClass = IdTypes.PlanExportIdType.class)
@JavaTypeRegistration(javaType = RunTriggerId.class, descriptorClass = IdTypes.RunTriggerIdType.class)
@JavaTypeRegistration(javaType = CommentId.class, descriptorClass = IdTypes.CommentIdType.class)
@JavaTypeRegistration(
        javaType = ConfigurationVersionId.class,
        descriptorClass = IdTypes.ConfigurationVersionIdType.class)
@JavaTypeRegistration(javaType = StateVersionId.class, descriptorClass = IdTypes.StateVersionIdType.class)
@JavaTypeRegistration(javaType = StateVersionOutputId.class, descriptorClass = IdTypes.StateVersionOutputIdType.class)
@JavaTypeRegistration(javaType = VariableId.class, descriptorClass = IdTypes.VariableIdType.class)
@JavaTypeRegistration(javaType = VariableSetId.class, descriptorClass = IdTypes.VariableSetIdType.class)
@JavaTypeRegistration(javaType = TagId.class, descriptorClass = IdTypes.TagIdType.class)
@JavaTypeRegistration(javaType = ReservedTagKeyId.class, descriptorClass = IdTypes.ReservedTagKeyIdType.class)
@JavaTypeRegistration(javaType = TagBindingId.class, descriptorClass = IdTypes.TagBindingIdType.class)
@JavaTypeRegistration(javaType = UserId.class, descriptorClass = IdTypes.UserIdType.class)
@JavaTypeRegistration(javaType = TokenId.class, descriptorClass = IdTypes.TokenIdType.class)
@JavaTypeRegistration(javaType = TeamId.class, descriptorClass = IdTypes.TeamIdType.class)
@JavaTypeRegistration(javaType = WorkerId.class, descriptorClass = IdTypes.WorkerIdType.class)
@JavaTypeRegistration(javaType = JobId.class, descriptorClass = IdTypes.JobIdType.class)
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
import dev.runyard.persistence.worker.WorkerId;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.hibernate.annotations.JavaTypeRegistration;
import org.jspecify.annotations.NullMarked;
