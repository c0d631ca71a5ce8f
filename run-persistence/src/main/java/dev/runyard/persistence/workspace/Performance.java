package dev.runyard.persistence.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the past runs of a workspace went: those that applied or failed, the {@link #MOST} newest of them, as HCP
 * Terraform's page on workspaces has it.
 *
 * @param runs oldest first
 */
public record Performance(List<Ended> runs) {
    /** As many runs are looked at. */
    public static final int MOST = 30;

    /** Of a workspace without such runs. */
    public static final Performance NONE = new Performance(List.of());

    public Performance {
        runs = List.copyOf(runs);
    }

    /**
     * One of the runs.
     *
     * @param planMillis how long its plan took, in milliseconds; null when it did not come to an end
     * @param applyMillis how long its apply took; null as well when there was none
     */
    public record Ended(
            boolean failed,
            @Nullable Long planMillis,
            @Nullable Long applyMillis) {}

    /** Returns the figures with one run more. */
    public Performance with(Ended run) {
        var all = new ArrayList<>(runs);
        all.add(run);
        return new Performance(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    public int failures() {
        return (int) runs.stream().filter(Ended::failed).count();
    }

    /** Returns how long plans took, on average, in milliseconds. */
    public OptionalLong averagePlan() {
        return average(runs.stream().map(Ended::planMillis));
    }

    /** Returns how long applies took, on average, in milliseconds. */
    public OptionalLong averageApply() {
        return average(runs.stream().map(Ended::applyMillis));
    }

    private static OptionalLong average(Stream<@Nullable Long> millis) {
        var average = millis.filter(Objects::nonNull).mapToLong(Long::longValue).average();
        return average.isPresent() ? OptionalLong.of(Math.round(average.getAsDouble())) : OptionalLong.empty();
    }

    /** Returns what the database keeps: for each run {@code ok} or {@code failed}, and its two times. */
    String text() {
        return runs.stream()
                .map(run ->
                        (run.failed() ? "failed" : "ok") + ":" + text(run.planMillis()) + ":" + text(run.applyMillis()))
                .collect(Collectors.joining(","));
    }

    static Performance parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        return new Performance(Stream.of(text.split(",", -1))
                .map(run -> run.split(":", -1))
                .map(parts -> new Ended(parts[0].equals("failed"), millis(parts[1]), millis(parts[2])))
                .toList());
    }

    private static String text(@Nullable Long millis) {
        return millis == null ? "" : millis.toString();
    }

    private static @Nullable Long millis(String text) {
        return text.isEmpty() ? null : Long.valueOf(text);
    }
}
