package dev.runyard.engine.run;

import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.workspace.ExecutionMode;
import dev.runyard.persistence.workspace.Workspace;
import java.util.List;

/** Which runs make sense. Rules are those of HCP Terraform's pages "Run" (API) and "Run modes and options". */
final class RunRules {
    private static final int MAX_MESSAGE = 4096;
    private static final int MAX_ADDRESSES = 1000;
    private static final int MAX_ADDRESS = 2048;

    private RunRules() {}

    /** Returns the options the run will have. */
    static RunOptions check(Workspace workspace, ConfigurationVersion configuration, RunRequest asked) {
        var settings = workspace.settings();
        if (settings.executionMode() == ExecutionMode.LOCAL) {
            throw Invalid.relationship("workspace", "has the execution mode \"local\": its runs are made elsewhere");
        }
        if (configuration.status() != ConfigurationVersionStatus.UPLOADED) {
            throw Invalid.relationship(
                    "configuration-version",
                    "is not uploaded: its status is \"" + configuration.status().wireName() + "\"");
        }
        var options = effective(workspace, configuration, asked);
        checkApplying(asked, options);
        checkModes(options);
        if (options.isDestroy() && !settings.allowDestroyPlan()) {
            throw Invalid.attribute("is-destroy", "is not possible: the workspace does not allow destroy plans");
        }
        if (options.planOnly() && !settings.speculativeEnabled()) {
            throw Invalid.because("Speculative plans are disabled for this workspace");
        }
        if (asked.terraformVersion() != null && !options.planOnly()) {
            throw Invalid.attribute("terraform-version", "can be set for plan-only runs alone");
        }
        checkSizes(asked);
        return options;
    }

    private static RunOptions effective(Workspace workspace, ConfigurationVersion configuration, RunRequest asked) {
        var planOnly = asked.planOnly();
        var autoApply = asked.autoApply();
        if (Boolean.FALSE.equals(planOnly) && configuration.speculative()) {
            throw Invalid.attribute("plan-only", "must be true: the configuration version is speculative");
        }
        boolean onlyPlans = planOnly == null ? configuration.speculative() : planOnly;
        boolean byItself = autoApply == null ? workspace.settings().autoApply() : autoApply;
        boolean applies = !onlyPlans && !asked.options().savePlan();
        return asked.options().withPlanOnly(onlyPlans).withAutoApply(byItself && applies);
    }

    /** Ways to apply of which a run can have one alone. */
    private static void checkApplying(RunRequest asked, RunOptions options) {
        if (options.planOnly() && options.savePlan()) {
            throw Invalid.attribute("save-plan", "cannot be combined with plan-only, nor a speculative configuration");
        }
        if (options.plansBesideTheQueue() && Boolean.TRUE.equals(asked.autoApply())) {
            throw Invalid.attribute("auto-apply", "is not possible for a plan-only run or a saved plan");
        }
        if (options.plansBesideTheQueue() && options.allowEmptyApply()) {
            throw Invalid.attribute("allow-empty-apply", "is not possible for a plan-only run or a saved plan");
        }
    }

    private static void checkModes(RunOptions options) {
        if (options.isDestroy() && options.refreshOnly()) {
            throw Invalid.attribute("refresh-only", "cannot be combined with is-destroy");
        }
        if (options.refreshOnly() && !options.refresh()) {
            throw Invalid.attribute("refresh", "must be true for a refresh-only run");
        }
        if (options.refreshOnly() && !options.replaceAddrs().isEmpty()) {
            throw Invalid.attribute("replace-addrs", "cannot be combined with refresh-only");
        }
        if (options.isDestroy() && !options.replaceAddrs().isEmpty()) {
            throw Invalid.attribute("replace-addrs", "cannot be combined with is-destroy");
        }
        checkAddresses("target-addrs", options.targetAddrs());
        checkAddresses("replace-addrs", options.replaceAddrs());
    }

    private static void checkAddresses(String attribute, List<String> addresses) {
        if (addresses.size() > MAX_ADDRESSES) {
            throw Invalid.attribute(attribute, "can hold " + MAX_ADDRESSES + " addresses at most");
        }
        for (String address : addresses) {
            if (address.isBlank() || address.length() > MAX_ADDRESS || address.indexOf('\n') >= 0) {
                throw Invalid.attribute(attribute, "must hold resource addresses");
            }
        }
    }

    private static void checkSizes(RunRequest asked) {
        var message = asked.message();
        if (message != null && message.length() > MAX_MESSAGE) {
            throw Invalid.attribute("message", "is too long (maximum is " + MAX_MESSAGE + " characters)");
        }
        for (RunVariable variable : asked.variables()) {
            if (!variable.key().matches("[\\p{L}_][\\p{L}\\p{N}_-]*")) {
                throw Invalid.attribute("variables", "must have keys that are names of input variables");
            }
        }
    }

    static String defaultMessage(RunSource source) {
        return switch (source) {
            case UI -> "Triggered via UI";
            case CONFIGURATION_VERSION -> "Triggered via configuration version upload";
            case TERRAFORM, TERRAFORM_CLOUD -> "Queued manually using Terraform";
            case API -> "Queued manually via the Terraform Enterprise API";
        };
    }

    static Invalid noConfiguration() {
        return Invalid.because("The workspace has no uploaded configuration version");
    }

    static Invalid unknownConfiguration() {
        return Invalid.relationship("configuration-version", "does not exist in this workspace");
    }
}
