package dev.runyard.ui.run;

import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.user.Actor;
import dev.runyard.ui.page.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that happened to a run. */
record TimelineEntry(
        String what, String who, Moment at, @Nullable String description) {
    static List<TimelineEntry> of(Run run, List<RunEvent> events, Function<Actor.Ref, String> names) {
        var entries = new ArrayList<TimelineEntry>();
        entries.add(new TimelineEntry("Run created", names.apply(run.createdBy()), new Moment(run.createdAt()), null));
        events.forEach(event -> entries.add(new TimelineEntry(
                what(event), names.apply(event.actor()), new Moment(event.createdAt()), event.description())));
        return entries;
    }

    private static String what(RunEvent event) {
        return switch (event.action()) {
            case QUEUE_PLAN -> "Plan queued";
            case START_PLAN -> "Planning started";
            case PLAN_AGAIN -> "Plan to be tried again";
            case FINISH_PLAN -> "Plan finished";
            case PLAN_AND_FINISH -> "Plan finished, nothing to apply";
            case PLAN_AND_SAVE -> "Plan finished and saved";
            case DISCARD_STALE -> "Saved plan discarded";
            case CONFIRM -> "Plan confirmed";
            case DISCARD -> "Run discarded";
            case CANCEL -> event.to() == RunStatus.CANCELED ? "Run canceled" : "Cancel requested";
            case QUEUE_APPLY -> "Apply queued";
            case START_APPLY -> "Applying started";
            case FINISH_APPLY -> "Apply finished";
            case FAIL -> "Run errored";
            case STOP -> event.from() == RunStatus.CANCELED ? "Terraform ended" : "Run stopped";
            case FORCE_CANCEL, ADMIN_CANCEL -> "Run canceled by force";
            case FORCE_EXECUTE -> "Run to be executed now";
            case RETRY -> "Run retried";
        };
    }
}
