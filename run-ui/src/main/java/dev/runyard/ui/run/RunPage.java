package dev.runyard.ui.run;

import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.ui.page.Fingerprint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that changes on the page of a run beside the logs. It is made of plain values with a text form that says all of
 * them, so parts that show the same have the same fingerprint.
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
        return String.join(".", fingerprints().values());
    }

    /** Tells for each part whether it differs from that of a page with this fingerprint. */
    Map<String, Boolean> since(String seen) {
        var old = Arrays.asList(seen.split("\\.", -1)).iterator();
        var changed = new LinkedHashMap<String, Boolean>();
        fingerprints().forEach((part, now) -> changed.put(part, !old.hasNext() || !now.equals(old.next())));
        return changed;
    }

    /** What is written in a form must not vanish because something else is new. */
    private Map<String, String> fingerprints() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("head", Fingerprint.of(List.of(heading, notices)));
        parts.put("actions", Fingerprint.of(actions));
        parts.put("phases", Fingerprint.of(phases));
        parts.put("timeline", Fingerprint.of(timeline));
        parts.put("comments", Fingerprint.of(comments));
        return parts;
    }
}
