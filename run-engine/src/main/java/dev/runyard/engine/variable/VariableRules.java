package dev.runyard.engine.variable;

import dev.runyard.persistence.WireNames;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableCategory;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** What the attributes of a variable may be; HCP Terraform's pages on workspace variables and on managing variables. */
final class VariableRules {
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_DESCRIPTION = 512;
    private static final int LARGEST_VALUE = 256 * 1024;

    /** Wider than Terraform's own rule: HCP Terraform takes keys that begin with a number, which no configuration declares. */
    private static final Pattern TERRAFORM_KEY = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private static final Pattern ENV_KEY = Pattern.compile("[A-Za-z0-9_.-]+");

    /** What the worker relies on, so that a value of somebody else's could only be left out. */
    private static final Set<String> OURS = Set.of(
            "TERRAFORM_CONFIG",
            "TF_CLI_CONFIG_FILE",
            "TF_DATA_DIR",
            "TF_FORCE_LOCAL_BACKEND",
            "TF_PLUGIN_CACHE_DIR",
            "TF_WORKSPACE");

    private static final WireNames<VariableCategory> CATEGORIES =
            new WireNames<>(VariableCategory.values(), VariableCategory::wireName);

    private VariableRules() {}

    static VariableCategory category(String name) {
        if (name.isEmpty()) {
            throw Invalid.attribute("category", "can't be blank");
        }
        return CATEGORIES.find(name).orElseThrow(() -> Invalid.attribute("category", "must be terraform or env"));
    }

    static void check(VariableDraft draft) {
        checkKey(draft.key(), draft.parsedCategory());
        if (draft.description().length() > LONGEST_DESCRIPTION) {
            throw Invalid.attribute("description", "is too long (maximum is " + LONGEST_DESCRIPTION + " characters)");
        }
        String value = draft.value();
        if (value != null && value.getBytes(StandardCharsets.UTF_8).length > LARGEST_VALUE) {
            throw Invalid.attribute("value", "is too large (maximum is 256 KB)");
        }
        if (value != null && value.indexOf('\0') >= 0) {
            throw Invalid.attribute("value", "cannot contain a NUL character");
        }
    }

    /**
     * A sensitive value must not be uncovered, nor be taken for another's. HCP's page on managing variables says that nothing
     * but the value can be changed; its API and its client's tests do let description, category and HCL be.
     */
    static void checkStaysSecret(Variable variable, VariableDraft draft) {
        if (!variable.sensitive()) {
            return;
        }
        if (!draft.sensitive()) {
            throw Invalid.attribute("sensitive", "cannot be taken back; delete the variable and make another one");
        }
        if (!draft.key().equals(variable.key())) {
            throw Invalid.attribute("key", "of a sensitive variable cannot be changed");
        }
    }

    private static void checkKey(String key, VariableCategory category) {
        if (key.isBlank()) {
            throw Invalid.attribute("key", "can't be blank");
        }
        if (key.length() > LONGEST_KEY) {
            throw Invalid.attribute("key", "is too long (maximum is " + LONGEST_KEY + " characters)");
        }
        var rule = category == VariableCategory.ENV ? ENV_KEY : TERRAFORM_KEY;
        if (!rule.matcher(key).matches()) {
            throw Invalid.attribute(
                    "key",
                    category == VariableCategory.ENV
                            ? "must be the name of an environment variable: letters, numbers and _, no blanks"
                            : "must be the name of a Terraform variable: letters, numbers, - and _");
        }
        if (category == VariableCategory.ENV && OURS.contains(key)) {
            throw Invalid.attribute("key", key + " is set by the server for each run");
        }
    }
}
