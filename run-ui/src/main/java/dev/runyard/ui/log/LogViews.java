package dev.runyard.ui.log;

import dev.runyard.engine.log.LogReader;
import dev.runyard.persistence.log.PhaseLog;
import dev.runyard.persistence.log.PhaseLogs;
import dev.runyard.persistence.run.PhaseId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cuts logs for pages. A page gets a small log whole, and of a large one its beginning and its end with a gap between;
 * then what is new. What it holds stays bounded, however long it watches and however much is printed.
 */
@Component
public final class LogViews {
    private static final int HEAD = 64 * 1024;
    private static final int TAIL = 192 * 1024;
    private static final int STEP = HEAD + TAIL;

    /** After this much in one stretch a page is given a gap again. */
    private static final int LONGEST_STRETCH = 1024 * 1024;

    private static final byte LINE_FEED = '\n';

    private final PhaseLogs logs;
    private final LogReader reader;

    LogViews(PhaseLogs logs, LogReader reader) {
        this.logs = logs;
        this.reader = reader;
    }

    /** Returns what a page shows at first. */
    public LogView whole(PhaseId phase) {
        return logs.findById(phase).map(this::whole).orElseGet(LogViews::nothing);
    }

    /** Returns what came after {@code cursor}, which a {@link LogView} gave and the browser brought back. */
    public LogView after(PhaseId phase, @Nullable String cursor) {
        var seen = LogCursor.parse(cursor);
        return logs.findById(phase).map(log -> after(log, seen)).orElseGet(LogViews::nothing);
    }

    /** Returns what is in a gap: all of it, or its first part and a smaller gap. */
    public List<LogView.Part> between(PhaseId phase, long from, long to) {
        long size = logs.findById(phase).map(PhaseLog::size).orElse(0L);
        long start = Math.clamp(from, 0, size);
        long end = Math.clamp(to, start, size);
        if (end - start > STEP) {
            return beginning(phase, start, STEP, end);
        }
        return List.of(LogView.text(html(read(phase, start, (int) (end - start)))));
    }

    private LogView whole(PhaseLog log) {
        if (log.size() <= STEP) {
            return stretch(log, LogCursor.START, List.of(), true);
        }
        long tail = log.size() - TAIL;
        long start = tail + afterFirstLine(read(log.id(), tail, TAIL));
        return stretch(log, new LogCursor(start, start, TextStyle.PLAIN), beginning(log.id(), 0, HEAD, start), true);
    }

    private LogView after(PhaseLog log, LogCursor seen) {
        long news = log.size() - seen.offset();
        if (news < 0 || news > STEP || seen.offset() - seen.from() > LONGEST_STRETCH) {
            return whole(log);
        }
        return stretch(log, seen, List.of(), false);
    }

    /** Returns everything from a cursor on, behind what comes before it. */
    private LogView stretch(PhaseLog log, LogCursor from, List<LogView.Part> before, boolean instead) {
        byte[] bytes = read(log.id(), from.offset(), (int) (log.size() - from.offset()));
        var lines = StructuredLines.read(bytes, log.isEnded());
        byte[] text = lines.text();
        var piece = AnsiHtml.render(text, from.style(), log.isEnded());
        // What is held back of the text is the same at the end of the log.
        int left = lines.held() + text.length - piece.consumed();
        var parts = new ArrayList<>(before);
        if (!piece.html().isEmpty()) {
            parts.add(LogView.text(piece.html()));
        }
        var cursor = new LogCursor(from.from(), from.offset() + bytes.length - left, piece.style());
        return new LogView(parts, instead, cursor.toString(), cursor.offset() == log.size());
    }

    /** Returns the lines of the first {@code length} bytes from {@code start}, and the gap up to {@code end}. */
    private List<LogView.Part> beginning(PhaseId phase, long start, int length, long end) {
        byte[] bytes = read(phase, start, length);
        int lines = afterLastLine(bytes);
        return List.of(LogView.text(html(Arrays.copyOf(bytes, lines))), LogView.gap(start + lines, end));
    }

    private static LogView nothing() {
        return new LogView(List.of(), false, LogCursor.START.toString(), true);
    }

    private static String html(byte[] bytes) {
        return AnsiHtml.render(StructuredLines.read(bytes, true).text(), TextStyle.PLAIN, true)
                .html();
    }

    /** Returns the position behind the first line break, or 0 when there is none. */
    private static int afterFirstLine(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] != LINE_FEED) {
            at++;
        }
        return at == bytes.length ? 0 : at + 1;
    }

    /** Returns the position behind the last line break, or the end when there is none. */
    private static int afterLastLine(byte[] bytes) {
        int at = bytes.length;
        while (at > 0 && bytes[at - 1] != LINE_FEED) {
            at--;
        }
        return at == 0 ? bytes.length : at;
    }

    private byte[] read(PhaseId phase, long offset, int length) {
        return reader.read(phase, offset, length);
    }
}
