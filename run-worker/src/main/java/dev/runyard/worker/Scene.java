package dev.runyard.worker;

import dev.runyard.contract.JobSpec;
import dev.runyard.worker.egress.Uplink;
import dev.runyard.worker.sandbox.Cell;
import dev.runyard.worker.sandbox.Room;
import dev.runyard.worker.tool.InstalledTool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    static Scene take(Workshop workshop, Attempt attempt, InstalledTool tool)
            throws Unworkable, Halted, InterruptedException {
        JobSpec job = attempt.job();
        Path place = workshop.folders().take(job.run().runId(), attempt.halt());
        var room = new Room(
                Marks.of(job.jobId(), job.epoch()),
                place,
                tool.binary(),
                providers(workshop, job),
                attempt.files().backstage(),
                true);
        return new Scene(workshop, attempt, tool, new RunFolder(room, job.run().workspace()));
    }

    /** What the organization has downloaded before, as the attempt's own choice of it; and the operator's mirror. */
    private static List<Path> providers(Workshop workshop, JobSpec job) throws Unworkable {
        List<Path> folders = new ArrayList<>();
        try {
            String organization = job.run().organization();
            folders.add(workshop.providers().view(organization, Marks.of(job.jobId(), job.epoch())));
            folders.add(workshop.providers().packages(organization));
        } catch (IOException e) {
            throw new Unworkable("The worker's folder of providers cannot be used: " + e.getMessage());
        }
        Path mirror = workshop.settings().sources().providers();
        if (mirror != null) {
            folders.add(mirror);
        }
        return folders;
    }

    private Path view() {
        return folder.room().providers().getFirst();
    }

    /**
     * Who upgrades asks the registry what is new, and would find in a mirror only what is there; and a mirror would put what
     * the configuration itself brings out of force.
     */
    private List<Path> mirrors() throws IOException {
        List<Path> mirrors = new ArrayList<>();
        boolean upgrades = attempt.job().variables().stream()
                .anyMatch(variable -> variable.key().startsWith("TF_CLI_ARGS")
                        && variable.value().contains("upgrade"));
        boolean brings = Files.exists(folder.module().resolve("terraform.d").resolve("plugins"));
        String organization = attempt.job().run().organization();
        if (!upgrades && !brings && workshop.providers().show(folder.module(), organization, view())) {
            mirrors.add(view());
        }
        Path mirror = workshop.settings().sources().providers();
        if (mirror != null) {
            mirrors.add(mirror);
        }
        return mirrors;
    }

    /** Keeps the providers that the attempt has downloaded, for the organization's next ones. Nothing may be running. */
    void keepProviders() {
        workshop.providers().keep(folder.module(), attempt.job().run().organization());
    }

    RunFolder folder() {
        return folder;
    }

    /** Makes the folder and opens the cell, which gets ready while the folder is filled. */
    Cell openCell() throws IOException {
        folder.create();
        JobSpec job = attempt.job();
        Cell opened = open(
                workshop.uplink(workshop.egress(job), URI.create(job.access().url())));
        opened.expect();
        return opened;
    }

    private Cell open(Uplink uplink) throws IOException {
        Cell opened = workshop.sandbox().open(folder.room(), uplink);
        cell = opened;
        return opened;
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

    /** Writes the settings and returns the terraform of the open cell. */
    Terraform terraform(Cell opened) throws IOException, Unworkable {
        JobSpec job = attempt.job();
        var variables = new VariablesFile(job.variables(), folder.module());
        RunFolder.writeSecret(folder.variables(), variables.text());
        tell(variables.leftOut(), "Not declared by the configuration, so left out: ");
        RunFolder.writeSecret(folder.cliConfiguration(), CliConfiguration.text(job.access(), mirrors()));
        trust().install(folder);
        return enter(opened);
    }

    /** Makes room for the next attempt of the run. Nothing may be running. */
    void setAside() throws IOException, Unworkable {
        closeCell();
        Room room = folder.room();
        String mark = room.mark() + "-after";
        Path aside = workshop.folders().setAside(room.run(), room.mark());
        folder = new RunFolder(
                new Room(mark, aside, room.program(), room.providers(), room.backstage(), false),
                attempt.job().run().workspace());
        attempt.uses(folder);
        folder.enter(attempt.job());
    }

    /** Returns a terraform in the folder that was set aside, which only shows what is there. */
    Terraform terraformAside() throws IOException, Unworkable {
        boolean all = workshop.egress(attempt.job()).letsAllThrough();
        return enter(open(all ? Uplink.Whole.OPEN : Uplink.Whole.NONE));
    }

    private Terraform enter(Cell opened) throws IOException, Unworkable {
        var environment = new RunEnvironment(
                attempt.job(),
                trust().environment(opened, folder),
                opened.inside(folder.cliConfiguration()).toString());
        tell(Set.copyOf(environment.leftOut()), "Set by Runyard, so the workspace's value is left out: ");
        return new Terraform(attempt, opened, folder, environment, tool);
    }

    private Trust trust() {
        return new Trust(workshop.settings().sources().trusted());
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
        AttemptFiles.deleteFolder(view());
        workshop.folders().free(folder.room().run(), delete);
    }
}
