package dev.runyard.worker.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a workspace asks for: an exact version, {@code latest}, or conditions joined by commas. A prerelease is chosen
 * only when it is named exactly.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/expressions/version-constraints">Version
 *     constraints</a>
 */
public final class VersionConstraint {
    private static final Pattern CONDITION = Pattern.compile("\\s*(=|!=|>=|<=|>|<|~>)?\\s*([^\\s=<>!~]+)\\s*");

    private final List<Condition> conditions;

    private VersionConstraint(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /** Returns the constraint a text stands for, nothing when it stands for none. */
    public static Optional<VersionConstraint> parse(String text) {
        if (text.strip().equals("latest")) {
            return Optional.of(new VersionConstraint(List.of()));
        }
        List<Condition> conditions = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = CONDITION.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String operator = Optional.ofNullable(matcher.group(1)).orElse("=");
            Optional<Version> version = Version.parse(matcher.group(2));
            if (version.isEmpty()) {
                return Optional.empty();
            }
            int written = matcher.group(2).split("[-+]", 2)[0].split("\\.", -1).length;
            conditions.add(new Condition(operator, version.get(), written));
        }
        return Optional.of(new VersionConstraint(List.copyOf(conditions)));
    }

    /** Returns the one version that is named, when there is nothing else. */
    Optional<Version> exact() {
        return conditions.size() == 1 && conditions.getFirst().operator().equals("=")
                ? Optional.of(conditions.getFirst().version())
                : Optional.empty();
    }

    /** Returns whether a version fits. */
    public boolean allows(Version version) {
        boolean named = conditions.stream()
                .anyMatch(condition ->
                        condition.operator().equals("=") && condition.version().equals(version));
        return (named || !version.isPrerelease())
                && conditions.stream().allMatch(condition -> condition.allows(version));
    }

    /**
     * One comparison.
     *
     * @param written how many numbers were written: {@code ~>} lets the last of them grow
     */
    private record Condition(String operator, Version version, int written) {
        boolean allows(Version candidate) {
            int order = candidate.compareTo(version);
            return switch (operator) {
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case "~>" -> order >= 0 && sameBeforeLast(candidate);
                default -> order == 0;
            };
        }

        private boolean sameBeforeLast(Version candidate) {
            for (int i = 0; i < Math.max(1, written - 1); i++) {
                if (written > 1 && candidate.number(i) != version.number(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
