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
import java.sql.Types;
import java.util.function.Function;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.java.ImmutableMutabilityPlan;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.jspecify.annotations.Nullable;

/** How each typed id becomes one text column; attribute converters are not allowed on ids. */
public final class IdTypes {
    private IdTypes() {}

    /** The base of all: an id is its text. */
    public abstract static class IdType<T extends TypedId> extends AbstractClassJavaType<T> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final Function<String, T> make;

        IdType(Class<T> type, Function<String, T> make) {
            super(type, ImmutableMutabilityPlan.instance());
            this.make = make;
        }

        @Override
        public JdbcType getRecommendedJdbcType(JdbcTypeIndicators indicators) {
            return indicators.getJdbcType(Types.VARCHAR);
        }

        @Override
        public String toString(T id) {
            return id.value();
        }

        @Override
        public T fromString(CharSequence text) {
            return make.apply(text.toString());
        }

        @Override
        @SuppressWarnings("NullAway")
        public <X> @Nullable X unwrap(@Nullable T id, Class<X> type, WrapperOptions options) {
            if (id == null) {
                return null;
            }
            if (type.isInstance(id)) {
                return type.cast(id);
            }
            if (type.isAssignableFrom(String.class)) {
                return type.cast(id.value());
            }
            throw unknownUnwrap(type);
        }

        @Override
        @SuppressWarnings("NullAway")
        public <X> @Nullable T wrap(@Nullable X value, WrapperOptions options) {
            if (value == null) {
                return null;
            }
            if (getJavaTypeClass().isInstance(value)) {
                return getJavaTypeClass().cast(value);
            }
            if (value instanceof String text) {
                return make.apply(text);
            }
            throw unknownWrap(value.getClass());
        }
    }

    public static final class OrganizationIdType extends IdType<OrganizationId> {
        private static final long serialVersionUID = 1L;

        public OrganizationIdType() {
            super(OrganizationId.class, OrganizationId::new);
        }
    }

    public static final class OrganizationMembershipIdType extends IdType<OrganizationMembershipId> {
        private static final long serialVersionUID = 1L;

        public OrganizationMembershipIdType() {
            super(OrganizationMembershipId.class, OrganizationMembershipId::new);
        }
    }

    public static final class ProjectIdType extends IdType<ProjectId> {
        private static final long serialVersionUID = 1L;

        public ProjectIdType() {
            super(ProjectId.class, ProjectId::new);
        }
    }

    public static final class WorkspaceIdType extends IdType<WorkspaceId> {
        private static final long serialVersionUID = 1L;

        public WorkspaceIdType() {
            super(WorkspaceId.class, WorkspaceId::new);
        }
    }

    public static final class RunIdType extends IdType<RunId> {
        private static final long serialVersionUID = 1L;

        public RunIdType() {
            super(RunId.class, RunId::new);
        }
    }

    public static final class PhaseIdType extends IdType<PhaseId> {
        private static final long serialVersionUID = 1L;

        public PhaseIdType() {
            super(PhaseId.class, PhaseId::new);
        }
    }

    public static final class RunEventIdType extends IdType<RunEventId> {
        private static final long serialVersionUID = 1L;

        public RunEventIdType() {
            super(RunEventId.class, RunEventId::new);
        }
    }

    public static final class RunTriggerIdType extends IdType<RunTriggerId> {
        private static final long serialVersionUID = 1L;

        public RunTriggerIdType() {
            super(RunTriggerId.class, RunTriggerId::new);
        }
    }

    public static final class PlanExportIdType extends IdType<PlanExportId> {
        private static final long serialVersionUID = 1L;

        public PlanExportIdType() {
            super(PlanExportId.class, PlanExportId::new);
        }
    }

    public static final class CommentIdType extends IdType<CommentId> {
        private static final long serialVersionUID = 1L;

        public CommentIdType() {
            super(CommentId.class, CommentId::new);
        }
    }

    public static final class ConfigurationVersionIdType extends IdType<ConfigurationVersionId> {
        private static final long serialVersionUID = 1L;

        public ConfigurationVersionIdType() {
            super(ConfigurationVersionId.class, ConfigurationVersionId::new);
        }
    }

    public static final class StateVersionIdType extends IdType<StateVersionId> {
        private static final long serialVersionUID = 1L;

        public StateVersionIdType() {
            super(StateVersionId.class, StateVersionId::new);
        }
    }

    public static final class StateVersionOutputIdType extends IdType<StateVersionOutputId> {
        private static final long serialVersionUID = 1L;

        public StateVersionOutputIdType() {
            super(StateVersionOutputId.class, StateVersionOutputId::new);
        }
    }

    public static final class VariableIdType extends IdType<VariableId> {
        private static final long serialVersionUID = 1L;

        public VariableIdType() {
            super(VariableId.class, VariableId::new);
        }
    }

    public static final class VariableSetIdType extends IdType<VariableSetId> {
        private static final long serialVersionUID = 1L;

        public VariableSetIdType() {
            super(VariableSetId.class, VariableSetId::new);
        }
    }

    public static final class AgentPoolIdType extends IdType<AgentPoolId> {
        private static final long serialVersionUID = 1L;

        public AgentPoolIdType() {
            super(AgentPoolId.class, AgentPoolId::new);
        }
    }

    public static final class WorkerIdType extends IdType<WorkerId> {
        private static final long serialVersionUID = 1L;

        public WorkerIdType() {
            super(WorkerId.class, WorkerId::new);
        }
    }

    public static final class ReservedTagKeyIdType extends IdType<ReservedTagKeyId> {
        private static final long serialVersionUID = 1L;

        public ReservedTagKeyIdType() {
            super(ReservedTagKeyId.class, ReservedTagKeyId::new);
        }
    }

    public static final class TagIdType extends IdType<TagId> {
        private static final long serialVersionUID = 1L;

        public TagIdType() {
            super(TagId.class, TagId::new);
        }
    }

    public static final class TagBindingIdType extends IdType<TagBindingId> {
        private static final long serialVersionUID = 1L;

        public TagBindingIdType() {
            super(TagBindingId.class, TagBindingId::new);
        }
    }

    public static final class UserIdType extends IdType<UserId> {
        private static final long serialVersionUID = 1L;

        public UserIdType() {
            super(UserId.class, UserId::new);
        }
    }

    public static final class TokenIdType extends IdType<TokenId> {
        private static final long serialVersionUID = 1L;

        public TokenIdType() {
            super(TokenId.class, TokenId::new);
        }
    }

    public static final class TeamIdType extends IdType<TeamId> {
        private static final long serialVersionUID = 1L;

        public TeamIdType() {
            super(TeamId.class, TeamId::new);
        }
    }

    public static final class JobIdType extends IdType<JobId> {
        private static final long serialVersionUID = 1L;

        public JobIdType() {
            super(JobId.class, JobId::new);
        }
    }
}
