package dev.runyard.worker;

import dev.runyard.contract.JobSpec;
import dev.runyard.contract.RunIdentity;
import dev.runyard.contract.Variable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment of terraform: what the sandbox needs, over that the workspace's variables, over those the facts of the
 * run. The workspace may set anything else, {@code PATH} and {@code LD_PRELOAD} too: they reach terraform alone, which
 * could set them for its children anyway.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/run/run-environment#environment-variables">HCP's
 *     run environment</a>
 */
final class RunEnvironment {
    /** Would break what the worker relies on; the first is an old name of the second. */
    private static final Set<String> RESERVED = Set.of(
            "TERRAFORM_CONFIG",
            "TF_CLI_CONFIG_FILE",
            "TF_DATA_DIR",
            "TF_FORCE_LOCAL_BACKEND",
            "TF_IN_AUTOMATION",
            "TF_INPUT",
            "TF_PLUGIN_CACHE_DIR",
            "TF_WORKSPACE",
            "RUNYARD_ATTEMPT");

    /** Terraform splits these variables as a shell does, so quotes may stand anywhere in an option. */
    private static final Pattern SHELL_QUOTES = Pattern.compile("[\"'\\\\]");

    private static final Pattern STATE_OPTION =
            Pattern.compile("(?<!\\S)(--?(?:state|state-out|backup|backend|backend-config|migrate-state))(?=[=\\s]|$)");

    private static final Pattern IDLE_OPTION = Pattern.compile("(?<!\\S)(--?(?:h|help|v|version))(?!\\S)");

    /** Linux starts no program with a longer {@code NAME=value}, the closing NUL included (MAX_ARG_STRLEN). */
    private static final int MAX_ENTRY = 128 * 1024;

    /**
     * Bytes of all variables of a workspace. Linux gives a program 2 MiB for environment and arguments at the usual limit of
     * the stack, and terraform starts providers with all that and more.
     */
    private static final int MAX_ALL = 1 << 20;

    private final Map<String, String> values = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * Puts the environment together.
     *
     * @param sandbox what the sandbox needs
     * @param cliConfiguration the path of that file as terraform sees it
     */
    RunEnvironment(JobSpec job, Map<String, String> sandbox, String cliConfiguration) throws Unworkable {
        Map<String, String> facts = facts(job.run());
        values.putAll(sandbox);
        values.put("CHECKPOINT_DISABLE", "1");
        for (Variable variable : job.variables()) {
            if (variable.category() == Variable.Category.ENV) {
                add(variable, facts);
            }
        }
        requireFit();
        values.putAll(facts);
        facts.forEach((name, value) -> values.put("TF_VAR_" + name, value));
        values.put("TF_CLI_CONFIG_FILE", cliConfiguration);
        values.put("TF_IN_AUTOMATION", "1");
        values.put("TF_INPUT", "0");
        // HCP shows the workspace's name as terraform.workspace.
        values.put("TF_WORKSPACE", job.run().workspace());
    }

    private void add(Variable variable, Map<String, String> facts) throws Unworkable {
        String name = variable.key();
        if (name.startsWith("TF_CLI_ARGS")) {
            // Terraform would write the state where nobody looks, and the run would succeed without one.
            refuse(STATE_OPTION, variable, "where the state is kept is not for a workspace to say");
            // Terraform would explain itself and do nothing, and the run would be "applied".
            refuse(IDLE_OPTION, variable, "with that terraform does nothing");
        }
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new Unworkable("An environment variable cannot be named \"" + name + "\"");
        }
        if (variable.value().indexOf('\0') >= 0) {
            throw new Unworkable("The environment variable " + name + " has a value with a NUL character");
        }
        if (size(name) + size(variable.value()) + 2 > MAX_ENTRY) {
            throw new Unworkable("The environment variable " + name + " is too large: with its name it can have "
                    + (MAX_ENTRY - 2) + " bytes");
        }
        if (RESERVED.contains(name) || facts.containsKey(name)) {
            leftOut.add(name);
        } else {
            values.put(name, variable.value());
        }
    }

    private void requireFit() throws Unworkable {
        long all = values.entrySet().stream()
                .mapToLong(entry -> size(entry.getKey()) + size(entry.getValue()) + 2)
                .sum();
        if (all > MAX_ALL) {
            throw new Unworkable("The environment variables are too large: with their names they have " + all
                    + " bytes in all, and can have " + MAX_ALL);
        }
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void refuse(Pattern options, Variable variable, String rule) throws Unworkable {
        Matcher option = options.matcher(SHELL_QUOTES.matcher(variable.value()).replaceAll(""));
        if (option.find()) {
            throw new Unworkable(
                    "The environment variable " + variable.key() + " uses " + option.group(1) + ", but " + rule);
        }
    }

    private static Map<String, String> facts(RunIdentity run) {
        return Map.of(
                "TFC_RUN_ID",
                run.runId(),
                "TFC_WORKSPACE_ID",
                run.workspaceId(),
                "TFC_WORKSPACE_NAME",
                run.workspace(),
                "TFC_WORKSPACE_SLUG",
                run.organization() + "/" + run.workspace(),
                "TFC_PROJECT_NAME",
                run.project());
    }

    /** Returns all of it. */
    Map<String, String> values() {
        return values;
    }

    /** Returns the names of the variables that a workspace may not set. */
    List<String> leftOut() {
        return leftOut;
    }

    /** Returns what {@code TFE_PARALLELISM} asks for, when it is in HCP's range. */
    OptionalInt parallelism() {
        String asked = values.getOrDefault("TFE_PARALLELISM", "");
        if (!asked.matches("\\d{1,3}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(asked);
        return number >= 1 && number <= 256 ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
