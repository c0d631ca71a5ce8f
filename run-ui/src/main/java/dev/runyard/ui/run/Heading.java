package dev.runyard.ui.run;

import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.ui.page.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run is.
 *
 * @param options how it differs from a plain run
 * @param marks the most telling of them, in a word each
 */
public record Heading(
        String id,
        Badge badge,
        String message,
        String createdBy,
        Moment createdAt,
        String source,
        String tool,
        String terraformVersion,
        List<String> options,
        List<String> marks) {

    static Heading of(Run run, String createdBy) {
        return new Heading(
                run.id().value(),
                Badge.of(run.status()),
                run.message(),
                createdBy,
                new Moment(run.createdAt()),
                source(run.source()),
                run.tool().title(),
                run.terraformVersion(),
                options(run.options()),
                marks(run.options()));
    }

    private static List<String> marks(RunOptions options) {
        var words = new ArrayList<String>();
        addIf(options.planOnly(), "Plan only", words);
        addIf(options.savePlan(), "Saved plan", words);
        addIf(options.isDestroy(), "Destroy", words);
        addIf(options.refreshOnly(), "Refresh only", words);
        return words;
    }

    private static String source(RunSource source) {
        return switch (source) {
            case API -> "the API";
            case UI -> "the web pages";
            case CONFIGURATION_VERSION -> "an uploaded configuration";
            case RUN_TRIGGER -> "a run trigger";
            case TERRAFORM, TERRAFORM_CLOUD -> "the Terraform CLI";
        };
    }

    private static List<String> options(RunOptions options) {
        var words = new ArrayList<String>();
        addIf(options.isDestroy(), "Destroys all resources", words);
        addIf(options.planOnly(), "Plan only", words);
        addIf(options.refreshOnly(), "Refresh only", words);
        addIf(options.savePlan(), "Plan is saved", words);
        addIf(options.allowEmptyApply(), "Applies even without changes", words);
        addIf(options.autoApply(), "Applies by itself", words);
        addIf(!options.refresh(), "Without refresh", words);
        addIf(options.allowConfigGeneration(), "Generates configuration", words);
        addIf(options.debuggingMode(), "Debugging mode", words);
        options.targetAddrs().forEach(address -> words.add("Only " + address));
        options.replaceAddrs().forEach(address -> words.add("Replaces " + address));
        options.invokeActionAddrs().forEach(address -> words.add("Invokes " + address));
        return words;
    }

    private static void addIf(boolean given, String option, List<String> words) {
        if (given) {
            words.add(option);
        }
    }
}
