package dev.runyard.persistence.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunFlowTest {
    @Test
    void everyStatusCanBeReachedFromPending() {
        assertThat(reachableFrom(RunStatus.PENDING)).containsExactlyInAnyOrder(RunStatus.values());
    }

    @ParameterizedTest
    @EnumSource(RunAction.class)
    void everyActionIsUsed(RunAction action) {
        assertThat(RunStatus.values()).anyMatch(status -> RunFlow.allows(status, action));
    }

    @ParameterizedTest
    @EnumSource(RunStatus.class)
    void everyRunCanStillEnd(RunStatus status) {
        assertThat(reachableFrom(status)).anyMatch(RunFlow::isFinal);
    }

    @Test
    void theFinalStatusesAreThoseThatHcpTerraformDocuments() {
        assertThat(List.of(RunStatus.values()).stream().filter(RunFlow::isFinal))
                .containsExactlyInAnyOrder(
                        RunStatus.PLANNED_AND_FINISHED,
                        RunStatus.APPLIED,
                        RunStatus.DISCARDED,
                        RunStatus.CANCELED,
                        RunStatus.ERRORED);
    }

    @Test
    void thePictureInTheDocumentsIsTheTable() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "run-states.md"));

        assertThat(page.replace("\r\n", "\n")).contains("```mermaid\n" + RunFlowPicture.mermaid() + "```");
    }

    private static Set<RunStatus> reachableFrom(RunStatus start) {
        var seen = EnumSet.of(start);
        var ahead = new ArrayDeque<>(List.of(start));
        while (!ahead.isEmpty()) {
            RunStatus status = ahead.remove();
            RunFlow.actions(status).stream()
                    .flatMap(action -> RunFlow.next(status, action).stream())
                    .filter(seen::add)
                    .forEach(ahead::add);
        }
        return seen;
    }
}
