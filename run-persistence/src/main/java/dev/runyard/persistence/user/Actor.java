package dev.runyard.persistence.user;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who asks. */
public sealed interface Actor {
    /** Returns how this actor is remembered in rows. */
    Ref ref();

    /** A person, or a program with a person's token. */
    record User(UserId id, String username, boolean siteAdmin) implements Actor {
        @Override
        public Ref ref() {
            return new Ref(Kind.USER, id.value());
        }
    }

    /** A program with a team's token. */
    record Team(TeamId id, OrganizationId organization) implements Actor {
        @Override
        public Ref ref() {
            return new Ref(Kind.TEAM, id.value());
        }
    }

    /** A program with an organization's token. */
    record Organization(OrganizationId id) implements Actor {
        @Override
        public Ref ref() {
            return new Ref(Kind.ORGANIZATION, id.value());
        }
    }

    /** Terraform inside a run, with the token of one attempt. */
    record Terraform(RunId run, WorkspaceId workspace, OrganizationId organization) implements Actor {
        @Override
        public Ref ref() {
            return new Ref(Kind.RUN, run.value());
        }
    }

    /**
     * A worker that asks for jobs.
     *
     * @param token with which it asks; null for the worker in the server, whose token is not stored
     * @param pool the agent pool whose jobs alone it gets; null for a worker that gets those of no pool
     */
    record Worker(
            String name, @Nullable TokenId token, @Nullable AgentPoolId pool) implements Actor {
        /** The worker in the server. */
        public Worker(String name) {
            this(name, null, null);
        }

        @Override
        public Ref ref() {
            return new Ref(Kind.WORKER, name);
        }
    }

    /** A worker that holds one attempt at a job. */
    record Holder(JobId job, long epoch) implements Actor {
        @Override
        public Ref ref() {
            return new Ref(Kind.WORKER, job.value());
        }
    }

    /** Runyard itself. */
    record Engine() implements Actor {
        @Override
        public Ref ref() {
            return new Ref(Kind.ENGINE, null);
        }
    }

    /** Somebody who asked earlier, as a row remembers them; on whose behalf something goes on, without any right to more. */
    record Remembered(Ref ref) implements Actor {}

    /** The kinds of actors. */
    enum Kind {
        USER,
        TEAM,
        ORGANIZATION,
        RUN,
        WORKER,
        ENGINE;

        /** Returns the name in the database and the log. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An actor in a row.
     *
     * @param id the id of the user, team, organization, run or job; null for the engine
     */
    @Embeddable
    record Ref(
            @Column(name = "actor_kind") Kind kind,
            @Column(name = "actor_id") @Nullable String id) {

        /** Returns the user, or null when it was somebody else. */
        public @Nullable UserId userId() {
            return kind == Kind.USER && id != null ? new UserId(id) : null;
        }
    }
}
