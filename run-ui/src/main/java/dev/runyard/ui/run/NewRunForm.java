package dev.runyard.ui.run;

import dev.runyard.engine.run.RunRequest;
import dev.runyard.engine.run.RunVariable;
import dev.runyard.engine.run.ToolWish;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody filled in to start a run, as it was sent.
 *
 * @param what {@code destroy}, {@code refresh-only}, or nothing for the usual
 * @param then {@code plan-only}, {@code save-plan}, {@code auto-apply}, {@code confirm}, or nothing for what the workspace
 *     does
 * @param targets one address a line; so are replacements and actions
 * @param tool empty for the workspace's
 * @param configuration empty for the newest
 */
record NewRunForm(
        String message,
        String what,
        String then,
        boolean refresh,
        boolean allowEmptyApply,
        boolean debuggingMode,
        boolean allowConfigGeneration,
        String targets,
        String replacements,
        String actions,
        String tool,
        String terraformVersion,
        String configuration,
        List<Entry> variables) {
    private static final Set<String> WHAT = Set.of("destroy", "refresh-only");
    private static final Set<String> THEN = Set.of("plan-only", "save-plan", "auto-apply", "confirm");

    /** A run variable. */
    record Entry(String key, String value) {
        private boolean isBlank() {
            return key.isBlank() && value.isBlank();
        }
    }

    /** Reads what a browser sent; fields that are missing are empty. */
    static NewRunForm of(MultiValueMap<String, String> sent) {
        return new NewRunForm(
                text(sent, "message"),
                text(sent, "what"),
                text(sent, "then"),
                !text(sent, "refresh").equals("false"),
                text(sent, "allow-empty-apply").equals("true"),
                text(sent, "debugging-mode").equals("true"),
                text(sent, "allow-config-generation").equals("true"),
                text(sent, "target-addrs"),
                text(sent, "replace-addrs"),
                text(sent, "invoke-action-addrs"),
                text(sent, "tool"),
                text(sent, "terraform-version"),
                text(sent, "configuration-version"),
                entries(sent));
    }

    /**
     * Returns what is asked for. What makes no sense is left in: the engine says so.
     *
     * @throws Invalid when a question has an answer that the form does not offer
     */
    RunRequest request(WorkspacePlace place) {
        requireOffered("what", what, WHAT);
        requireOffered("then", then, THEN);
        return new RunRequest(
                place.workspace().id(),
                configuration.isEmpty() ? null : new ConfigurationVersionId(configuration),
                RunSource.UI,
                orNull(message),
                options(),
                autoApply(),
                then.equals("plan-only") ? true : null,
                ToolWish.of(orNull(tool), orNull(terraformVersion)),
                variables.stream()
                        .filter(entry -> !entry.isBlank())
                        .map(entry -> new RunVariable(entry.key().strip(), entry.value()))
                        .toList());
    }

    private static void requireOffered(String question, String answer, Set<String> offered) {
        if (!answer.isEmpty() && !offered.contains(answer)) {
            throw Invalid.attribute(question, "must be one of " + String.join(", ", new TreeSet<>(offered)));
        }
    }

    private RunOptions options() {
        return new RunOptions(
                false,
                false,
                then.equals("save-plan"),
                allowEmptyApply,
                what.equals("destroy"),
                refresh,
                what.equals("refresh-only"),
                lines(targets),
                lines(replacements),
                lines(actions),
                allowConfigGeneration,
                debuggingMode);
    }

    /** Tells whether nobody is asked before it applies, which is for those to decide who may apply. */
    boolean appliesByItself() {
        return allowEmptyApply || Boolean.TRUE.equals(autoApply());
    }

    private @Nullable Boolean autoApply() {
        return switch (then) {
            case "auto-apply" -> true;
            case "confirm" -> false;
            default -> null;
        };
    }

    /** Tells whether nothing was said about what follows the plan. */
    public boolean isUsual() {
        return !then.equals("plan-only") && !then.equals("save-plan") && autoApply() == null;
    }

    /** Tells whether the less usual options are in use. */
    public boolean hasMore() {
        return !refresh
                || allowEmptyApply
                || debuggingMode
                || allowConfigGeneration
                || !targets.isEmpty()
                || !replacements.isEmpty()
                || !actions.isEmpty()
                || !tool.isEmpty()
                || !terraformVersion.isEmpty()
                || variables.size() > 1;
    }

    private static List<Entry> entries(MultiValueMap<String, String> sent) {
        var keys = sent.getOrDefault("variable-key", List.of());
        var values = sent.getOrDefault("variable-value", List.of());
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < keys.size(); i++) {
            entries.add(new Entry(keys.get(i), i < values.size() ? values.get(i) : ""));
        }
        entries.removeIf(Entry::isBlank);
        entries.add(new Entry("", ""));
        return entries;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        var value = sent.getFirst(field);
        return value == null ? "" : value.strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
