package dev.runyard.ui.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes text for people of a log that terraform wrote as lines of JSON. Lines that are something else (the server's, the
 * worker's, those of a run without structured output) stay as they are.
 */
final class StructuredLines {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte LINE_FEED = '\n';
    private static final byte BRACE = '{';

    private final ByteArrayOutputStream text;
    private int held;

    private StructuredLines(int size) {
        this.text = new ByteArrayOutputStream(size);
    }

    /**
     * Reads a piece of a log that begins with a line.
     *
     * @param last whether nothing follows
     */
    static StructuredLines read(byte[] bytes, boolean last) {
        var lines = new StructuredLines(bytes.length);
        int start = 0;
        while (start < bytes.length) {
            int end = lineEnd(bytes, start);
            boolean complete = bytes[end - 1] == LINE_FEED;
            if (bytes[start] != BRACE) {
                lines.text.write(bytes, start, end - start);
            } else if (complete || last) {
                lines.text.writeBytes(line(bytes, start, end));
            } else {
                lines.held = end - start;
            }
            start = end;
        }
        return lines;
    }

    /** Returns the text for people. */
    byte[] text() {
        return text.toByteArray();
    }

    /** Returns how many bytes at the end were left, since they begin a line of JSON that is not complete yet. */
    int held() {
        return held;
    }

    private static int lineEnd(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != LINE_FEED) {
            end++;
        }
        return Math.min(bytes.length, end + 1);
    }

    private static byte[] line(byte[] bytes, int start, int end) {
        @Nullable String text = text(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        if (text == null) {
            return Arrays.copyOfRange(bytes, start, end);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns null for what is no line of terraform's. */
    private static @Nullable String text(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            return read.has("@message") ? StructuredLine.text(read) : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
