package dev.runyard.worker.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release number such as {@code 1.11.4} or {@code 1.12.0-beta1}; metadata after a plus sign counts for nothing.
 *
 * @param numbers at least three
 * @param prerelease empty for a real release, which comes after all its prereleases
 * @see <a href="https://semver.org">Semantic Versioning</a>
 */
public record Version(List<Integer> numbers, String prerelease) implements Comparable<Version> {
    private static final Pattern FORM =
            Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9}){0,3})(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");

    public Version {
        numbers = List.copyOf(numbers);
    }

    /** Returns the version a text stands for; missing numbers are zero. */
    public static Optional<Version> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : matcher.group(1).split("\\.", -1)) {
            numbers.add(Integer.valueOf(number));
        }
        while (numbers.size() < 3) {
            numbers.add(0);
        }
        return Optional.of(
                new Version(numbers, Optional.ofNullable(matcher.group(2)).orElse("")));
    }

    /** Returns a release. */
    public static Version of(int major, int minor, int patch) {
        return new Version(List.of(major, minor, patch), "");
    }

    boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    int number(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        if (isPrerelease() != other.isPrerelease()) {
            return isPrerelease() ? -1 : 1;
        }
        return comparePrereleases(prerelease.split("\\.", -1), other.prerelease.split("\\.", -1));
    }

    private static int comparePrereleases(String[] mine, String[] others) {
        for (int i = 0; i < Math.min(mine.length, others.length); i++) {
            boolean number = mine[i].matches("\\d{1,9}");
            boolean otherNumber = others[i].matches("\\d{1,9}");
            int order = number && otherNumber
                    ? Integer.compare(Integer.parseInt(mine[i]), Integer.parseInt(others[i]))
                    : number == otherNumber ? mine[i].compareTo(others[i]) : number ? -1 : 1;
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(mine.length, others.length);
    }

    @Override
    public String toString() {
        String text = String.join(".", numbers.stream().map(String::valueOf).toList());
        return isPrerelease() ? text + "-" + prerelease : text;
    }
}
