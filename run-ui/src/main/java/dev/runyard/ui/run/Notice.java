package dev.runyard.ui.run;

import dev.runyard.ui.page.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What a reader should know before all else.
 *
 * @param text comes first, then the moment, then the link
 */
public record Notice(
        Badge.Tone tone,
        String text,
        @Nullable Moment since,
        @Nullable Link link) {
    /** A page to go on to. */
    public record Link(String path, String label) {}

    static Notice of(Badge.Tone tone, String text) {
        return new Notice(tone, text, null, null);
    }
}
