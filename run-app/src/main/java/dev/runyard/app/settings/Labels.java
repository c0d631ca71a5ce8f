package dev.runyard.app.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the labels of a worker: {@code key=value}, separated by commas. */
final class Labels {
    private static final Pattern LABEL = Pattern.compile("([A-Za-z0-9._/-]{1,63})=([^,\\p{Cntrl}]{0,255})");
    private static final int MOST = 20;

    private Labels() {}

    static Map<String, String> read(@Nullable String text) {
        var labels = new LinkedHashMap<String, String>();
        for (String part : text == null ? new String[0] : text.split(",", -1)) {
            var label = LABEL.matcher(part.strip());
            if (!label.matches()) {
                throw Refusal.wrongRequest(
                        "RUNYARD_WORKER_LABELS has '" + part + "': a label is key=value, with a key of"
                                + " up to 63 letters, digits, '.', '_', '/' and '-', and a value of up to 255 characters");
            }
            if (labels.put(label.group(1), label.group(2)) != null) {
                throw Refusal.wrongRequest("RUNYARD_WORKER_LABELS has '" + label.group(1) + "' twice");
            }
        }
        if (labels.size() > MOST) {
            throw Refusal.wrongRequest("RUNYARD_WORKER_LABELS has more than " + MOST + " labels");
        }
        return labels;
    }
}
