package dev.runyard.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.execution.Execution;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.problem.Invalid;
import org.junit.jupiter.api.Test;

class ExecutionDraftTest {
    private static final AgentPoolId POOL = new AgentPoolId("apool-1");
    private static final Execution AGENTS = new Execution(ExecutionMode.AGENT, POOL);

    @Test
    void whatIsSaidHereCounts() {
        var draft = new ExecutionDraft(true, "local", null);

        assertThat(draft.within(AGENTS, ExecutionNames.OWN)).isEqualTo(new Execution(ExecutionMode.LOCAL, null));
    }

    @Test
    void whatIsSaidAboveCountsWhereNothingIsSaidHere() {
        var draft = new ExecutionDraft(false, "local", null);

        assertThat(draft.within(AGENTS, ExecutionNames.OWN)).isEqualTo(AGENTS);
    }

    @Test
    void agentPoolsGoWithTheAgentModeAlone() {
        assertThat(new ExecutionDraft(true, "agent", POOL).own(ExecutionNames.OWN))
                .isEqualTo(AGENTS);
        refused(new ExecutionDraft(true, "agent", null), "must be specified when using 'agent' execution mode");
        refused(new ExecutionDraft(true, "remote", POOL), "must not be specified unless using 'agent' execution mode");
        refused(new ExecutionDraft(true, "REMOTE", null), "must be remote, local or agent");
    }

    private static void refused(ExecutionDraft draft, String why) {
        assertThatThrownBy(() -> draft.own(ExecutionNames.DEFAULT))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("Default ")
                .hasMessageContaining(why);
    }
}
