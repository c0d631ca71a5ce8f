package dev.runyard.ui.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a log, ready to be shown.
 *
 * @param parts in order; html that holds no other markup than {@link AnsiHtml} makes, and gaps
 * @param instead whether this replaces what is shown; else it follows it
 * @param cursor what is shown with this, for the next request
 * @param drained whether all bytes that exist are shown
 */
public record LogView(List<Part> parts, boolean instead, String cursor, boolean drained) {
    /** Either html, or a gap. */
    public record Part(String html, @Nullable Gap gap) {}

    /** Bytes that are left out until somebody asks for them. */
    public record Gap(long from, long to) {
        private static final long KIB = 1024;

        /** Returns how much it is, for people. */
        public String size() {
            long kib = Math.ceilDiv(to - from, KIB);
            return kib < KIB ? kib + " KiB" : Math.ceilDiv(kib, KIB) + " MiB";
        }
    }

    static Part text(String html) {
        return new Part(html, null);
    }

    static Part gap(long from, long to) {
        return new Part("", new Gap(from, to));
    }
}
