package dev.runyard.ui.run;

import dev.runyard.persistence.run.RunStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody picks to see only some runs.
 *
 * @param name in addresses; empty for all
 * @param statuses of the runs to see; empty for all
 */
public record StatusFilter(String name, Set<RunStatus> statuses) {
    private static final List<Choice> CHOICES = List.of(
            new Choice("", "Any status"),
            new Choice("attention", "Needs confirmation"),
            new Choice("waiting", "Waiting"),
            new Choice("running", "Running"),
            new Choice("good", "Done"),
            new Choice("bad", "Errored"),
            new Choice("over", "Discarded or canceled"));

    /** One of the statuses' common meanings. */
    public record Choice(String name, String label) {}

    /** Reads what an address says: a choice, or a status by its name; nonsense means all. */
    public static StatusFilter of(String text) {
        var found = EnumSet.noneOf(RunStatus.class);
        Arrays.stream(RunStatus.values())
                .filter(status -> text.equals(status.wireName())
                        || text.equals(Badge.of(status).tone().word()))
                .forEach(found::add);
        return new StatusFilter(found.isEmpty() ? "" : text, found);
    }

    /** Returns what there is to pick from; a status that was picked by its name is there, too. */
    public List<Choice> choices() {
        if (CHOICES.stream().anyMatch(choice -> choice.name().equals(name))) {
            return CHOICES;
        }
        var all = new ArrayList<>(CHOICES);
        all.add(new Choice(name, Badge.of(statuses.iterator().next()).label()));
        return all;
    }

    /** Tells whether all runs are shown. */
    public boolean isOpen() {
        return statuses.isEmpty();
    }
}
