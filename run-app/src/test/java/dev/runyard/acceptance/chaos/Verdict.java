package dev.runyard.acceptance.chaos;

import static java.util.stream.Collectors.toSet;

import dev.runyard.acceptance.chaos.Ledger.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares what terraform did with what Runyard tells. Asks nobody. */
final class Verdict {
    /** How long two applies may have worked on the same things, where a frozen or forced one was given up. */
    private static final Duration LONGEST_OVERLAP = Duration.ofSeconds(10);

    /** Something that is wrong with a run; with the workspace, where the run is empty. */
    record Problem(String run, String what) {}

    private final List<Mark> marks;
    private final Map<String, Told> runs = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Verdict(List<Mark> marks) {
        this.marks = marks;
    }

    /**
     * Returns what is wrong; nothing, when all is well.
     *
     * @param given the runs that clients were given
     */
    static List<Problem> on(List<Account> accounts, List<Mark> marks, Set<String> given) {
        var verdict = new Verdict(marks);
        accounts.forEach(account -> account.runs().forEach(run -> verdict.runs.put(run.id(), run)));
        given.stream().filter(run -> !verdict.runs.containsKey(run)).forEach(run -> verdict.wrong(run, "is lost"));
        verdict.runs.values().forEach(verdict::judge);
        accounts.forEach(verdict::judge);
        return verdict.problems;
    }

    private void judge(Told run) {
        if (!run.isOver()) {
            wrong(run.id(), "is stuck in " + run.status());
        }
        long begun = count(run, "begin");
        if (begun > 1) {
            wrong(run.id(), "was applied " + begun + " times");
        }
        if (run.is("applied") && (count(run, "end") != 1 || count(run, "made") != Ledger.MADE)) {
            wrong(run.id(), "is applied, but did not do all of it");
        }
        if (begun > 0 && run.is("discarded", "planned_and_finished")) {
            wrong(run.id(), "is " + run.status() + ", but was applied");
        }
    }

    private void judge(Account account) {
        var here = marks.stream()
                .filter(mark -> mark.workspace().equals(account.workspace()))
                .toList();
        neverOverlaps(here);
        serialsRise(account);
        nothingIsForgotten(account, here);
    }

    private void neverOverlaps(List<Mark> here) {
        var last = new HashMap<String, Duration>();
        here.forEach(mark -> last.put(mark.run(), mark.at()));
        var seen = new LinkedHashSet<String>();
        for (Mark mark : here) {
            if (seen.add(mark.run())) {
                seen.stream().filter(other -> !other.equals(mark.run())).forEach(other -> {
                    var by = last.getOrDefault(other, Duration.ZERO).minus(mark.at());
                    if (by.isPositive()) {
                        overlap(other, mark, by);
                    }
                });
            }
        }
    }

    private void overlap(String earlier, Mark later, Duration by) {
        var told = runs.get(earlier);
        if (told == null || !told.wasGivenUp() || by.compareTo(LONGEST_OVERLAP) > 0) {
            wrong(earlier, "was still at work for " + by.toMillis() + " ms when " + later.run() + " began");
        }
    }

    private void serialsRise(Account account) {
        long before = -1;
        for (long serial : account.serials()) {
            if (serial <= before) {
                wrong("", "serial " + before + " of " + account.workspace() + " was followed by " + serial);
            }
            before = serial;
        }
    }

    private void nothingIsForgotten(Account account, List<Mark> here) {
        var gone = here.stream()
                .filter(mark -> mark.what().equals("gone"))
                .map(Mark::resource)
                .collect(toSet());
        var inFlight = inFlight(here);
        for (Mark mark : here) {
            if (mark.what().equals("made")
                    && !gone.contains(mark.resource())
                    && !inFlight.contains(mark.resource())
                    && !account.states().contains(mark.resource())) {
                wrong(mark.run(), "made " + mark.resource() + ", which is in no state");
            }
        }
    }

    /** What each apply was at that did not end by itself. */
    private Set<String> inFlight(List<Mark> here) {
        return brokenOff(runs.values(), here).map(Mark::resource).collect(toSet());
    }

    /** The last thing that each apply made which did not end by itself: one thing makes the next. */
    static Stream<Mark> brokenOff(Collection<Told> runs, List<Mark> marks) {
        return runs.stream()
                .filter(run -> run.is("errored", "canceled"))
                .flatMap(run -> marks.stream()
                        .filter(mark -> mark.what().equals("made") && mark.run().equals(run.id()))
                        .reduce((_, later) -> later)
                        .stream());
    }

    private long count(Told run, String what) {
        return marks.stream()
                .filter(mark -> mark.run().equals(run.id()) && mark.what().equals(what))
                .count();
    }

    private void wrong(String run, String what) {
        problems.add(new Problem(run, what));
    }
}
