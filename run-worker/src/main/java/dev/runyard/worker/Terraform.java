package dev.runyard.worker;

import dev.runyard.contract.PlanOptions;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.worker.sandbox.Cell;
import dev.runyard.worker.sandbox.Command;
import dev.runyard.worker.tool.InstalledTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of terraform, as a phase needs them. */
final class Terraform {
    private static final int INIT_OUTPUT = 1 << 20;

    private final Attempt attempt;
    private final Cell cell;
    private final RunFolder folder;
    private final RunEnvironment environment;
    private final InstalledTool tool;
    private final Summary summary = new Summary();

    Terraform(Attempt attempt, Cell cell, RunFolder folder, RunEnvironment environment, InstalledTool tool) {
        this.attempt = attempt;
        this.cell = cell;
        this.folder = folder;
        this.environment = environment;
        this.tool = tool;
    }

    /** Prepares the folder. As on HCP the log has one line for it (the server's), and the rest when it fails. */
    void init() throws IOException, Unworkable, Halted, InterruptedException {
        var output = new ByteArrayOutputStream();
        cell.expect();
        int code = attempt.run(cell, command(List.of("init", "-input=false"), null), (bytes, length) -> {
            if (output.size() < INIT_OUTPUT) {
                output.write(bytes, 0, length);
            }
        });
        if (code != 0) {
            attempt.log().accept(output.toByteArray(), output.size());
            attempt.requireGoingOn();
            throw new Unworkable(tool.name() + " init ended with exit code " + code);
        }
    }

    /** Plans; returns terraform's exit code: 0 for no changes, 2 for changes. */
    int plan(PlanOptions options) throws IOException, Unworkable, Halted, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("plan", "-input=false", "-detailed-exitcode"));
        arguments.add("-out=" + cell.inside(folder.plan()));
        if (options.isDestroy()) {
            arguments.add("-destroy");
        }
        if (options.refreshOnly()) {
            arguments.add("-refresh-only");
        }
        if (!options.refresh()) {
            arguments.add("-refresh=false");
        }
        options.targetAddrs().forEach(address -> arguments.add("-target=" + address));
        options.replaceAddrs().forEach(address -> arguments.add("-replace=" + address));
        if (!options.invokeActionAddrs().isEmpty() && !tool.invokesActions()) {
            throw new Unworkable("To invoke actions needs terraform 1.14 or later; this run has " + tool.name() + " "
                    + tool.version());
        }
        options.invokeActionAddrs().forEach(address -> arguments.add("-invoke=" + address));
        if (options.allowConfigGeneration()) {
            arguments.add("-generate-config-out=" + cell.inside(folder.generated()));
        }
        addFormat(arguments);
        addParallelism(arguments);
        addVariables(arguments);
        return runWithCounts(arguments);
    }

    /** Applies the saved plan; returns terraform's exit code. */
    int apply() throws IOException, Halted, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("apply", "-input=false"));
        addFormat(arguments);
        addParallelism(arguments);
        if (tool.takesVariablesOnApply()) {
            // Ephemeral variables are not in the plan and have to be given again.
            addVariables(arguments);
        }
        arguments.add(cell.inside(folder.plan()).toString());
        return runWithCounts(arguments);
    }

    /** Writes the saved plan as JSON; returns whether it is there. */
    boolean show(Path to) throws IOException, Halted, InterruptedException {
        return writes(List.of("show", "-json", cell.inside(folder.plan()).toString()), to);
    }

    /** Writes the schemas of the configuration's providers as JSON; returns whether they are there. */
    boolean schemas(Path to) throws IOException, Halted, InterruptedException {
        return writes(List.of("providers", "schema", "-json"), to);
    }

    private boolean writes(List<String> arguments, Path to) throws IOException, Halted, InterruptedException {
        return attempt.run(cell, command(arguments, to), (bytes, length) -> {}) == 0 && Files.size(to) > 0;
    }

    ResourceCounts counts() {
        return summary.counts();
    }

    private void addFormat(List<String> arguments) {
        if (attempt.job().output().structured() && tool.writesLinesOfJson()) {
            arguments.add("-json");
        }
    }

    private void addParallelism(List<String> arguments) {
        environment.parallelism().ifPresent(number -> arguments.add("-parallelism=" + number));
    }

    private void addVariables(List<String> arguments) {
        arguments.add("-var-file=" + cell.inside(folder.variables()));
    }

    private int runWithCounts(List<String> arguments) throws IOException, Halted, InterruptedException {
        return attempt.run(cell, command(arguments, null), (bytes, length) -> {
            summary.accept(bytes, length);
            attempt.log().accept(bytes, length);
        });
    }

    private Command command(List<String> arguments, @Nullable Path outputFile) {
        return new Command(arguments, folder.module(), environment.values(), outputFile);
    }
}
