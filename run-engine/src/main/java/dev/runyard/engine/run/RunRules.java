package dev.runyard.engine.run;

import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.workspace.Workspace;

/** Which runs make sense. Rules are those of HCP Terraform's pages "Run" (API) and "Run modes and options". */
final class RunRules {
    private RunRules() {}

    /**
     * Returns the options the run will have.
     *
     * @param autoApply whether it applies by itself, if it applies
     */
    static RunOptions check(
            Workspace workspace, ConfigurationVersion configuration, RunRequest asked, boolean autoApply) {
        var settings = workspace.settings();
        if (settings.executionMode() == ExecutionMode.LOCAL) {
            throw Invalid.relationship("workspace", "has the execution mode \"local\": its runs are made elsewhere");
        }
        if (configuration.status() != ConfigurationVersionStatus.UPLOADED) {
            throw Invalid.relationship(
                    "configuration-version",
                    "is not uploaded: its status is \"" + configuration.status().wireName() + "\"");
        }
        var options = effective(configuration, asked, autoApply);
        checkApplying(asked, options);
        checkModes(options);
        if (options.isDestroy() && !settings.allowDestroyPlan()) {
            throw Invalid.attribute("is-destroy", "is not possible: the workspace does not allow destroy plans");
        }
        if (options.planOnly() && !settings.speculativeEnabled()) {
            throw Invalid.attribute("plan-only", "is not possible: speculative plans are disabled for this workspace");
        }
        RunSizes.check(asked);
        return options;
    }

    private static RunOptions effective(ConfigurationVersion configuration, RunRequest asked, boolean autoApply) {
        var planOnly = asked.planOnly();
        if (Boolean.FALSE.equals(planOnly) && configuration.speculative()) {
            throw Invalid.attribute("plan-only", "must be true: the configuration version is speculative");
        }
        boolean onlyPlans = planOnly == null ? configuration.speculative() : planOnly;
        boolean applies = !onlyPlans && !asked.options().savePlan();
        return asked.options().withPlanOnly(onlyPlans).withAutoApply(autoApply && applies);
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
        if (options.allowConfigGeneration() && (options.isDestroy() || options.refreshOnly())) {
            throw Invalid.attribute("allow-config-generation", "cannot be combined with is-destroy or refresh-only");
        }
        if (options.isDestroy() && !options.invokeActionAddrs().isEmpty()) {
            throw Invalid.attribute("invoke-action-addrs", "cannot be combined with is-destroy");
        }
    }

    static String defaultMessage(RunSource source) {
        return switch (source) {
            case UI -> "Triggered via UI";
            case CONFIGURATION_VERSION -> "Triggered via configuration version upload";
            case TERRAFORM, TERRAFORM_CLOUD -> "Queued manually using Terraform";
            case RUN_TRIGGER -> "Triggered by the apply of another workspace";
            case API -> "Queued manually via the Terraform Enterprise API";
        };
    }

    static Invalid noConfiguration() {
        return Invalid.relationship(
                "configuration-version", "must be given: the workspace has no uploaded configuration version");
    }

    static Invalid unknownConfiguration() {
        return Invalid.relationship("configuration-version", "does not exist in this workspace");
    }
}
