package dev.runyard.persistence.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds what docs/run-states.md says about HCP Terraform's statuses against the table. */
class RunStatesPageTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (yes|not yet: .+|never seen: .+) \\|$");

    private static final String[] DOCUMENTED = """
            pending fetching fetching_completed pre_plan_running pre_plan_completed queuing plan_queued planning planned
            cost_estimating cost_estimated policy_checking policy_override policy_soft_failed policy_checked confirmed
            post_plan_running post_plan_completed planned_and_finished planned_and_saved apply_queued applying applied
            discarded errored canceled force_canceled
            post_plan_awaiting_decision pre_apply_running pre_apply_completed post_apply_running post_apply_completed
            queuing_apply
            """.strip().split("\\s+", -1);

    @Test
    void everyDocumentedStatusIsHereOrThePageSaysWhyNot() throws IOException {
        assertThat(rows().keySet()).containsExactlyInAnyOrder(DOCUMENTED);
    }

    @Test
    void thePageKnowsWhichStatusesAreHere() throws IOException {
        var here = rows().entrySet().stream().filter(row -> row.getValue().equals("yes"));

        assertThat(here.map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RunStatus.values())
                        .map(RunStatus::wireName)
                        .toList());
    }

    private static Map<String, String> rows() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "run-states.md")).replace("\r\n", "\n");
        return ROW.matcher(page).results().collect(Collectors.toMap(row -> row.group(1), RunStatesPageTest::second));
    }

    private static String second(MatchResult row) {
        return row.group(2);
    }
}
