package dev.runyard.api.jsonapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * One JSON:API error.
 *
 * @param title what kind of error it is, in a few words that stay the same
 * @param detail what is wrong this time
 * @param pointer where in the body, as a JSON pointer
 */
record ApiError(
        int status,
        String title,
        @Nullable String detail,
        @Nullable String pointer) {
    /** An error titled by the words of its status, as HCP Terraform does for 401 and 404. */
    static ApiError of(int status, @Nullable String detail) {
        var known = HttpStatus.resolve(status);
        var title = known == null ? "error" : known.getReasonPhrase().toLowerCase(Locale.ROOT);
        return new ApiError(status, title, detail, null);
    }

    /** Returns the whole document. The status is a text: go-tfe cannot read a number. */
    Map<String, Object> document() {
        var error = new LinkedHashMap<String, Object>();
        error.put("status", String.valueOf(status));
        error.put("title", title);
        if (detail != null) {
            error.put("detail", detail);
        }
        if (pointer != null) {
            error.put("source", Map.of("pointer", pointer));
        }
        return Map.of("errors", List.of(error));
    }
}
