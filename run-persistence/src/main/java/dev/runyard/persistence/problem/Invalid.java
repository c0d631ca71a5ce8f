package dev.runyard.persistence.problem;

import org.jspecify.annotations.Nullable;

/** What was sent breaks a rule (422). */
public final class Invalid extends Problem {
    private static final long serialVersionUID = 1L;

    private final @Nullable String pointer;

    private Invalid(String message, @Nullable String pointer) {
        super(message);
        this.pointer = pointer;
    }

    /** Something about the request as a whole. */
    public static Invalid because(String rule) {
        return new Invalid(rule, null);
    }

    /** The attribute {@code name} breaks {@code rule}: "Name has already been taken". */
    public static Invalid attribute(String name, String rule) {
        var words = name.replace('-', ' ').replace('_', ' ');
        return new Invalid(
                Character.toUpperCase(words.charAt(0)) + words.substring(1) + " " + rule, "/data/attributes/" + name);
    }

    /** As the other, in a sentence that names the attribute itself. */
    public static Invalid sentence(String name, String sentence) {
        return new Invalid(sentence, "/data/attributes/" + name);
    }

    /** The relationship {@code name} breaks {@code rule}. */
    public static Invalid relationship(String name, String rule) {
        var words = name.replace('-', ' ');
        return new Invalid(
                Character.toUpperCase(words.charAt(0)) + words.substring(1) + " " + rule,
                "/data/relationships/" + name);
    }

    /** Returns the JSON pointer to the offending part of the body, or null when there is none. */
    public @Nullable String pointer() {
        return pointer;
    }
}
