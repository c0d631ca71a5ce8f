package dev.runyard.ui.log;

import java.nio.charset.StandardCharsets;

/**
 * Turns the output of terminal programs into HTML: colours and the like become classes of the style sheet, every other
 * control sequence and control character is dropped, and all else is escaped text. Whatever the bytes are, the only
 * markup in the result is {@code <span class="…">} and {@code </span>}, in pairs.
 */
final class AnsiHtml {
    private final byte[] bytes;
    private final boolean last;
    private final StringBuilder html;
    private TextStyle style;

    private AnsiHtml(byte[] bytes, TextStyle style, boolean last) {
        this.bytes = bytes;
        this.style = style;
        this.last = last;
        this.html = new StringBuilder(bytes.length + bytes.length / 4);
    }

    /**
     * A piece of a log, rendered.
     *
     * @param consumed how many bytes it stands for: those of a character or a sequence that is not complete yet are left
     *     for the next piece
     * @param style what the next piece begins with
     */
    record Piece(String html, int consumed, TextStyle style) {}

    /**
     * Renders a piece of a log.
     *
     * @param style what the piece before ended with
     * @param last whether nothing follows, so that nothing is worth waiting for
     */
    static Piece render(byte[] bytes, TextStyle style, boolean last) {
        var rendering = new AnsiHtml(bytes, style, last);
        int consumed = rendering.walk();
        return new Piece(rendering.html.toString(), consumed, rendering.style);
    }

    private int walk() {
        int at = 0;
        while (at < bytes.length) {
            int next = bytes[at] == EscapeSequence.ESC ? sequence(at) : text(at);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private int sequence(int start) {
        int end = EscapeSequence.end(bytes, start);
        if (end == EscapeSequence.UNFINISHED) {
            return last ? start + 1 : start;
        }
        if (EscapeSequence.setsStyle(bytes, start, end)) {
            style = style.after(EscapeSequence.parameters(bytes, start, end));
        }
        return end;
    }

    private int text(int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != EscapeSequence.ESC) {
            end++;
        }
        if (end == bytes.length && !last) {
            end -= unfinished(start);
        }
        if (end > start) {
            append(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        }
        return end;
    }

    private void append(String text) {
        if (style.isPlain()) {
            HtmlText.append(text, html);
            return;
        }
        html.append("<span class=\"").append(style.cssClasses()).append("\">");
        HtmlText.append(text, html);
        html.append("</span>");
    }

    /** Returns how many bytes at the end belong to a character, or a line break, of which more may follow. */
    private int unfinished(int start) {
        if (bytes[bytes.length - 1] == '\r') {
            return 1;
        }
        for (int back = 1; back <= 3 && bytes.length - back >= start; back++) {
            int lead = bytes[bytes.length - back] & 0xff;
            if (lead >= 0xc0) {
                return back < lengthOf(lead) ? back : 0;
            }
            if (lead < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    private static int lengthOf(int lead) {
        if (lead >= 0xf0) {
            return 4;
        }
        return lead >= 0xe0 ? 3 : 2;
    }
}
