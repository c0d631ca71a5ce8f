package dev.runyard.ui.run;

import dev.runyard.persistence.run.Run;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes rows of lists out of runs. */
@Component
public final class RunRows {
    private final Names names;

    RunRows(Names names) {
        this.names = names;
    }

    /** Returns a row for each run, in the same order. */
    public List<RunRow> of(List<Run> runs, Function<Run, String> path) {
        var nameOf = names.of(runs.stream().map(Run::createdBy).toList());
        return runs.stream()
                .map(run -> new RunRow(path.apply(run), Heading.of(run, nameOf.apply(run.createdBy()))))
                .toList();
    }
}
