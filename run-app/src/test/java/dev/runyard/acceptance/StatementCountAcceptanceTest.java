package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Agent;
import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Statements;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many statements a request has the database execute does not depend on how many rows there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCountAcceptanceTest {
    /** Who was here a moment ago need not be noted again, and what was read before may be remembered. */
    private static final int TRIES = 3;

    private final Estate small = new Estate(TRIES);
    private final Estate large = new Estate(10 * TRIES);

    /** So many workspaces, with so many runs in some of them; all wait for an agent. */
    private static final class Estate {
        final Tenant tenant = TestPlatform.running().tenant();
        final Agent agent;
        final List<Space> spaces;
        final List<Started> runs = new ArrayList<>();

        Estate(int size) {
            var pool = Agent.pool(tenant, "ours");
            agent = Agent.of(tenant, pool);
            spaces = IntStream.range(0, size)
                    .mapToObj(number -> tenant.workspace(
                            "workspace-" + number, Map.of("execution-mode", "agent", "agent-pool-id", pool)))
                    .toList();
            for (int i = 0; i < size; i++) {
                var space = spaces.get(i);
                var configuration = space.configuration(Map.of("main.tf", ""));
                for (int run = 0; run < (i < TRIES ? size : 1); run++) {
                    runs.add(space.startRun(configuration, Map.of()));
                }
            }
        }

        String path(String pattern) {
            return pattern.replace("ORGANIZATION", tenant.name())
                    .replace("WORKSPACE", spaces.getFirst().id())
                    .replace("RUN", runs.getFirst().id());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organizations/ORGANIZATION/workspaces?page[size]=100",
                "organizations/ORGANIZATION/workspaces?page[size]=100&include=organization,current_run,project",
                "organizations/ORGANIZATION/runs?page[size]=100",
                "organizations/ORGANIZATION/runs/queue?page[size]=100",
                "organizations/ORGANIZATION/projects?page[size]=100",
                "workspaces/WORKSPACE/runs?page[size]=100",
                "workspaces/WORKSPACE/runs?page[size]=100&include=plan,apply,created_by,configuration_version,workspace",
                "workspaces/WORKSPACE/configuration-versions?page[size]=100",
                "workspaces/WORKSPACE",
                "runs/RUN",
                "runs/RUN?include=plan,apply,workspace",
                "runs/RUN/run-events"
            })
    void reading(String pattern) {
        assertThat(least(large, pattern)).isPositive().isEqualTo(least(small, pattern));
    }

    private static long least(Estate estate, String pattern) {
        var api = estate.tenant.api();
        try (var statements = Statements.of(api)) {
            return least(number -> statements.in(() -> api.get(estate.path(pattern))));
        }
    }

    private static long least(Function<Integer, Long> counted) {
        return IntStream.range(0, TRIES).mapToLong(counted::apply).min().orElseThrow();
    }

    /** A claim, its start, a sign of life, and the report, after which the next run of the workspace goes on. */
    @Test
    void executing() {
        assertThat(executed(large)).containsExactlyElementsOf(executed(small));
    }

    private static List<Long> executed(Estate estate) {
        var claims = new ArrayList<Answer>();
        long claim;
        try (var statements = Statements.of(estate.agent.door())) {
            claim = least(number -> statements.in(() -> kept(claims, estate.agent::claim)));
        }
        var counts = new ArrayList<>(List.of(claim));
        var holders = claims.stream().map(estate.agent::holder).toList();
        for (Function<Agent.Holder, Answer> deed : List.<Function<Agent.Holder, Answer>>of(
                Agent.Holder::starts, Agent.Holder::beats, Agent.Holder::fails)) {
            counts.add(least(number -> {
                var holder = holders.get(number);
                try (var statements = Statements.of(holder.door())) {
                    return statements.in(() -> deed.apply(holder));
                }
            }));
        }
        return counts;
    }

    private static Answer kept(List<Answer> answers, Supplier<Answer> request) {
        var answer = request.get();
        answers.add(answer);
        return answer;
    }
}
