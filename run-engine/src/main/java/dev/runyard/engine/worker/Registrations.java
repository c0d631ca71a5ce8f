package dev.runyard.engine.worker;

import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.Registration;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.worker.WorkerId;
import dev.runyard.persistence.worker.WorkerProfile;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of what workers say of themselves; see {@link Registration}. */
final class Registrations {
    private static final Pattern ID = Pattern.compile("agent-[A-Za-z0-9]{16}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._/-]{1,63}");
    private static final Pattern VALUE = Pattern.compile("[^,\\p{Cntrl}]{0,255}");
    private static final int MOST_AT_ONCE = 1000;
    private static final int MOST_LABELS = 20;
    private static final int LONGEST_NAME = 200;

    private Registrations() {}

    /** Reads an id of HCP Terraform's form. */
    static WorkerId id(@Nullable String text) {
        if (text == null || !ID.matcher(text).matches()) {
            throw Invalid.because("The id of a worker must be agent- and 16 letters or digits");
        }
        return new WorkerId(text);
    }

    static WorkerProfile profile(ClaimRequest request, Registration registration, String address) {
        if (registration.concurrency() < 1 || registration.concurrency() > MOST_AT_ONCE) {
            throw Invalid.because("The concurrency of a worker must be between 1 and " + MOST_AT_ONCE);
        }
        return new WorkerProfile(
                text("name", request.worker()),
                text("version", request.workerVersion()),
                registration.concurrency(),
                labels(registration.labels()),
                address);
    }

    private static String text(String what, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_NAME) {
            throw Invalid.because("A worker must tell its " + what + ", with " + LONGEST_NAME + " characters at most");
        }
        return text;
    }

    private static Map<String, String> labels(@Nullable Map<String, String> labels) {
        if (labels == null) {
            return Map.of();
        }
        if (labels.size() > MOST_LABELS) {
            throw Invalid.because("A worker can have " + MOST_LABELS + " labels at most");
        }
        labels.forEach((key, value) -> {
            if (!KEY.matcher(key).matches()
                    || value == null
                    || !VALUE.matcher(value).matches()) {
                throw Invalid.because("The labels of a worker have keys of 63 letters, digits, '.', '_', '/' and '-',"
                        + " and values of 255 characters without commas");
            }
        });
        return labels;
    }
}
