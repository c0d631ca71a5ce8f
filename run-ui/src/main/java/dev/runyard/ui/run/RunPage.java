package dev.runyard.ui.run;

import dev.runyard.persistence.run.PhaseKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * All that the page of a run shows beside the logs. It is made of plain values with a text form that says all of them, so
 * two pages that show the same have the same {@link #fingerprint}.
 *
 * @param talk whether the visitor may comment
 * @param over whether nothing of this changes any more, but comments
 */
record RunPage(
        Heading heading,
        List<Notice> notices,
        List<ActionForm> actions,
        List<PhasePanel> phases,
        List<TimelineEntry> timeline,
        List<CommentEntry> comments,
        boolean talk,
        boolean over) {

    boolean has(PhaseKind kind) {
        return phases.stream().anyMatch(phase -> phase.name().equals(kind.wireName()));
    }

    String fingerprint() {
        var sum = new CRC32C();
        sum.update(toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
