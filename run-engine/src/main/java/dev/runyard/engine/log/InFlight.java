package dev.runyard.engine.log;

import dev.runyard.persistence.run.PhaseId;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** Names what an apply was at when it was broken off, by its log: that may have been done, and is in no state. */
@Component
public final class InFlight {
    private static final int LAST_PART = 4 << 20;
    private static final int MOST_NAMES = 20;
    private static final int LONGEST_NAME = 200;

    private final LogWriter sizes;
    private final LogReader logs;

    InFlight(LogWriter sizes, LogReader logs) {
        this.sizes = sizes;
        this.logs = logs;
    }

    /** Returns a sentence; nothing when nothing is known to have been in flight. */
    public String in(PhaseId apply) {
        List<String> open = OpenOperations.in(lastPart(apply));
        if (open.isEmpty()) {
            return "";
        }
        var names = open.stream()
                .limit(MOST_NAMES)
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name)
                .toList();
        int more = open.size() - names.size();
        return "Operations in flight: " + String.join(", ", names) + (more > 0 ? " and " + more + " more." : ".");
    }

    private byte[] lastPart(PhaseId apply) {
        long size = sizes.size(apply);
        long at = Math.max(0, size - LAST_PART);
        var part = new ByteArrayOutputStream();
        while (at < size) {
            byte[] next = logs.read(apply, at, LAST_PART);
            if (next.length == 0) {
                break;
            }
            part.writeBytes(next);
            at += next.length;
        }
        return part.toByteArray();
    }
}
