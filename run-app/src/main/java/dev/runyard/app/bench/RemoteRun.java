package dev.runyard.app.bench;

import dev.runyard.app.settings.Refusal;
import dev.runyard.app.worker.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run, from the request to applied, beside the same commands of terraform run by hand: in turns, so that both meet the same weather. */
final class RemoteRun implements Figure {
    private static final double LIMIT = 1.3;
    private static final int PAIRS = 30;
    private static final int WARM_UPS = 30;

    /** The figure has half of it in it. */
    private static final Duration LOOK = Duration.ofMillis(20);

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException {
        Path folder = bench.folder("local");
        Files.writeString(folder.resolve("main.tf"), Estate.CHANGES_ALWAYS);
        try (ServerProcess server = bench.server(true)) {
            Estate estate = Estate.make(server.admin(), 1, Estate.CHANGES_ALWAYS);
            var remote = new ArrayList<Double>();
            var local = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            int pairs = bench.options().of(PAIRS, 3);
            for (int i = -bench.options().of(WARM_UPS, 5); i < pairs; i++) {
                double there = remote(estate);
                double here = local(folder);
                if (i >= 0) {
                    remote.add(there);
                    local.add(here);
                    ratios.add(there / here);
                }
            }
            return readings(Samples.of(remote), Samples.of(local), Samples.of(ratios));
        }
    }

    private static List<Reading> readings(Samples remote, Samples local, Samples ratios) {
        String note = "median of " + ratios.number() + " pairs, " + ratios.spread() + "; remote "
                + Reading.number(remote.median()) + " s (" + remote.spread() + "), local "
                + Reading.number(local.median()) + " s (" + local.spread() + ")";
        return List.of(Reading.of("remote run / local run", ratios.median(), "", Limit.atMost(LIMIT), note));
    }

    private static double remote(Estate estate) throws IOException, InterruptedException {
        Stopwatch watch = Stopwatch.start();
        estate.awaitApplied(estate.startRun(estate.workspaces().getFirst()), LOOK);
        return watch.seconds();
    }

    /** The state stays, as that of a workspace does; all else is made anew, as for a run. */
    private static double local(Path folder) throws IOException, InterruptedException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> folder.relativize(file).startsWith(".terraform"))
                    .forEach(file -> file.toFile().delete());
        }
        Stopwatch watch = Stopwatch.start();
        terraform(folder, "init", "-input=false");
        terraform(folder, "plan", "-input=false", "-out=plan");
        terraform(folder, "apply", "-input=false", "plan");
        return watch.seconds();
    }

    private static void terraform(Path folder, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Machine.requireTerraform().binary().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw Refusal.notPossible("terraform " + arguments[0] + " in " + folder + " ended with " + exit);
        }
    }
}
