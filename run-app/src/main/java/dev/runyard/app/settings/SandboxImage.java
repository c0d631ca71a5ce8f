package dev.runyard.app.settings;

import dev.runyard.worker.SandboxKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The setting of what containers of runs are made of. */
final class SandboxImage {
    /** As Docker has references, the id of an image included; never an option. */
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]*");

    private SandboxImage() {}

    /** Refuses a sandbox without what it needs, and an image that nobody would use. */
    static void require(SandboxKind sandbox, @Nullable String image) {
        if (sandbox != SandboxKind.DOCKER && image != null) {
            throw Refusal.wrongRequest("RUNYARD_SANDBOX_IMAGE means nothing while RUNYARD_SANDBOX is not docker");
        }
        if (sandbox == SandboxKind.DOCKER && image == null) {
            throw Refusal.wrongRequest("RUNYARD_SANDBOX is docker: set RUNYARD_SANDBOX_IMAGE to the image that runs are"
                    + " to have, such as registry.example.com/runs:1");
        }
        if (image != null && !REFERENCE.matcher(image).matches()) {
            throw Refusal.wrongRequest("RUNYARD_SANDBOX_IMAGE is " + image + ", which names no image");
        }
    }
}
