package dev.runyard.worker;

import dev.runyard.contract.JobSpec;
import dev.runyard.worker.sandbox.Cell;
import dev.runyard.worker.sandbox.Room;
import dev.runyard.worker.tool.InstalledTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The set-up that plan and apply have in common: the run's folder, its settings, and the cell terraform runs in. */
final class Scene {
    private final Workshop workshop;
    private final Attempt attempt;
    private final InstalledTool tool;
    private RunFolder folder;
    private @Nullable Cell cell;

    private Scene(Workshop workshop, Attempt attempt, InstalledTool tool, RunFolder folder) {
        this.workshop = workshop;
        this.attempt = attempt;
        this.tool = tool;
        this.folder = folder;
    }

    /** Takes the run's place. */
    static Scene take(Workshop workshop, Attempt attempt, InstalledTool tool) throws Halted, InterruptedException {
        JobSpec job = attempt.job();
        Path place = workshop.folders().take(job.run().runId(), attempt.halt());
        var room = new Room(
                Marks.of(job.jobId(), job.epoch()),
                place,
                tool.binary(),
                workshop.settings().providerMirror(),
                attempt.files().backstage());
        return new Scene(workshop, attempt, tool, new RunFolder(room, job.run().workspace()));
    }

    RunFolder folder() {
        return folder;
    }

    /** Brings the workspace's state to where terraform looks for it. */
    void fetchState() throws IOException {
        Path initial = attempt.files().initialState();
        Path state = folder.prepareState();
        if (attempt.door().state(initial)) {
            Files.copy(initial, state);
        } else {
            Files.deleteIfExists(initial);
        }
        attempt.uses(folder);
    }

    /** Writes the settings, opens the cell and returns the terraform in it. */
    Terraform open() throws IOException, Unworkable {
        JobSpec job = attempt.job();
        var variables = new VariablesFile(job.variables(), folder.module());
        RunFolder.writeSecret(folder.variables(), variables.text());
        tell(variables.leftOut(), "Not declared by the configuration, so left out: ");
        RunFolder.writeSecret(
                folder.cliConfiguration(),
                CliConfiguration.text(job.access(), workshop.settings().providerMirror()));
        return enterCell();
    }

    /**
     * Makes room for the next attempt of the run, and returns a terraform in the place the folder went to. Nothing may
     * be running.
     */
    Terraform setAside() throws IOException, Unworkable {
        closeCell();
        Room room = folder.room();
        String mark = room.mark() + "-after";
        Path aside = workshop.folders().setAside(room.run(), room.mark());
        folder = new RunFolder(
                new Room(mark, aside, room.program(), room.mirror(), room.backstage()),
                attempt.job().run().workspace());
        attempt.uses(folder);
        folder.enter(attempt.job());
        return enterCell();
    }

    private Terraform enterCell() throws IOException, Unworkable {
        Cell opened = workshop.sandbox().open(folder.room());
        cell = opened;
        var environment = new RunEnvironment(
                attempt.job(),
                opened.environment(),
                opened.inside(folder.cliConfiguration()).toString());
        tell(Set.copyOf(environment.leftOut()), "Set by Runyard, so the workspace's value is left out: ");
        return new Terraform(attempt, opened, folder, environment, tool);
    }

    private void tell(Set<String> names, String what) {
        if (!names.isEmpty()) {
            attempt.log().line(what + String.join(", ", names.stream().sorted().toList()));
        }
    }

    /** Ends everything in the cell: from here on the files keep still. */
    void closeCell() {
        if (cell != null) {
            cell.close();
            cell = null;
        }
    }

    void close(boolean delete) {
        closeCell();
        workshop.folders().free(folder.room().run(), delete);
    }
}
