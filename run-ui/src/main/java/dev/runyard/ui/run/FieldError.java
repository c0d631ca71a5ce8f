package dev.runyard.ui.run;

import dev.runyard.persistence.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * Why a form was refused, and which of its fields that is about.
 *
 * @param field the name of the field; empty when it is the form as a whole, or there is nothing to say
 * @param text empty when there is nothing to say
 */
record FieldError(String field, String text) {
    private static final FieldError NONE = new FieldError("", "");

    static FieldError of(@Nullable Invalid refused) {
        if (refused == null) {
            return NONE;
        }
        String pointer = refused.pointer();
        String attribute = pointer == null ? "" : pointer.replaceFirst("^/data/(attributes|relationships)/", "");
        return new FieldError(field(attribute), String.valueOf(refused.getMessage()));
    }

    /** The form has one question for attributes that exclude each other. */
    private static String field(String attribute) {
        return switch (attribute) {
            case "is-destroy", "refresh-only" -> "what";
            case "plan-only", "auto-apply", "save-plan" -> "then";
            case "what",
                    "then",
                    "refresh",
                    "message",
                    "target-addrs",
                    "replace-addrs",
                    "invoke-action-addrs",
                    "allow-config-generation",
                    "tool",
                    "terraform-version",
                    "configuration-version",
                    "allow-empty-apply",
                    "debugging-mode",
                    "variables" -> attribute;
            default -> "";
        };
    }

    /** Returns what to say beside a field; null when it is all right. */
    public @Nullable String at(String name) {
        return name.equals(field) && !text.isEmpty() ? text : null;
    }
}
