package dev.runyard.worker;

import dev.runyard.contract.Artifact;
import dev.runyard.worker.plan.RedactedPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The saved plan as JSON: whole, and without secrets for those who may only read runs; and its providers' schemas. */
final class PlanJson {
    private static final Logger log = LoggerFactory.getLogger(PlanJson.class);

    private final Attempt attempt;

    PlanJson(Attempt attempt) {
        this.attempt = attempt;
    }

    /** Makes and uploads all of it; what terraform cannot show is left out. */
    void deliver(Terraform terraform) throws IOException, Halted, InterruptedException {
        Path folder = attempt.files().folder();
        Path plan = folder.resolve("plan.json");
        Path schemas = folder.resolve("schemas.json");
        Path redacted = folder.resolve("redacted-plan.json");
        if (!terraform.show(plan)) {
            log.warn("{} has a plan that cannot be shown as JSON", attempt.job());
            return;
        }
        attempt.door().putArtifact(Artifact.PLAN_JSON, plan);
        if (!terraform.schemas(schemas)) {
            log.warn("{} has providers whose schemas cannot be shown", attempt.job());
            return;
        }
        attempt.door().putArtifact(Artifact.PROVIDER_SCHEMAS, schemas);
        try {
            RedactedPlan.write(plan, schemas, this::mask, redacted);
        } catch (IOException e) {
            log.warn("{} has a plan that cannot be redacted", attempt.job(), e);
            return;
        }
        attempt.door().putArtifact(Artifact.REDACTED_PLAN_JSON, redacted);
    }

    private UnaryOperator<String> mask(Set<String> more) {
        var secrets = new HashSet<>(attempt.secrets());
        secrets.addAll(more);
        return text -> masked(text, secrets);
    }

    private static String masked(String text, Set<String> secrets) {
        if (secrets.stream().noneMatch(text::contains)) {
            return text;
        }
        var masker = new Masker(secrets);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(masker.mask(bytes, bytes.length), StandardCharsets.UTF_8)
                + new String(masker.flush(), StandardCharsets.UTF_8);
    }
}
