package dev.runyard.worker;

import dev.runyard.contract.PhaseResult;
import dev.runyard.worker.sandbox.Cell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Applies what the plan of the run has kept, and brings the state home whatever happens. */
final class ApplySteps implements Steps {
    /** A larger one is no lock file, and for terraform to refuse. */
    private static final long LARGEST_LOCK_FILE = 16L << 20;

    private final Attempt attempt;
    private final Scene scene;
    private final Path rescue;

    /**
     * Prepares to apply.
     *
     * @param rescue where a state goes that the server will not take
     */
    ApplySteps(Attempt attempt, Scene scene, Path rescue) {
        this.attempt = attempt;
        this.scene = scene;
        this.rescue = rescue;
    }

    @Override
    public PhaseResult work() throws IOException, Unworkable, Halted, InterruptedException {
        Cell cell = scene.openCell();
        Path archive = attempt.files().download();
        attempt.door().plan(archive);
        scene.folder().unpackPlan(archive);
        Files.delete(archive);
        scene.folder().enter(attempt.job());
        refuseGeneratedConfiguration();
        scene.fetchState();
        Terraform terraform = scene.terraform(cell);
        if (needsProviders()) {
            terraform.init();
        }
        return apply(terraform);
    }

    private PhaseResult result(int code, Terraform terraform) {
        if (code == 0) {
            return new PhaseResult.Succeeded(true, terraform.counts());
        }
        return attempt.halt().reason().isPresent()
                ? Ending.of(attempt, terraform.counts())
                : new PhaseResult.Failed("The apply ended with exit code " + code, terraform.counts());
    }

    /**
     * Terraform would apply it, and the next run destroy what its configuration does not know. "If you try to directly apply
     * a plan with generated configuration, the run will error", says HCP's page "Run modes and options".
     */
    private void refuseGeneratedConfiguration() throws Unworkable {
        if (Files.exists(scene.folder().generated(), LinkOption.NOFOLLOW_LINKS)) {
            throw new Unworkable("A plan with generated configuration cannot be applied: add what was generated to the"
                    + " configuration, and plan again");
        }
    }

    /** The lock file names the providers of the plan; without any, terraform needs no second init. */
    private boolean needsProviders() throws IOException {
        Path lockFile = scene.folder().module().resolve(".terraform.lock.hcl");
        if (!Files.isRegularFile(lockFile)) {
            return false;
        }
        return Files.size(lockFile) > LARGEST_LOCK_FILE
                || Files.readString(lockFile, StandardCharsets.ISO_8859_1).contains("provider \"");
    }

    private PhaseResult apply(Terraform terraform) throws IOException, Unworkable, Halted, InterruptedException {
        var uploads = new StateUploads(attempt.door(), attempt.files().initialState());
        Path root = scene.folder().room().run();
        var watcher = new StateWatcher(
                new StateFile(root, scene.folder().state()), attempt.files().seenState(), uploads, attempt.halt());
        try {
            var result = result(terraform.apply(), terraform);
            // From here on it is true, whether this worker lives to tell it or not.
            attempt.keep(result);
            return result;
        } finally {
            scene.closeCell();
            watcher.stop();
            bringHome(root, uploads);
        }
    }

    /** What terraform could not write to its place is newer than what is there. */
    private void bringHome(Path root, StateUploads uploads) throws IOException, Unworkable {
        Path left = attempt.files().finalState();
        for (Path file : List.of(scene.folder().erroredState(), scene.folder().state())) {
            if (new StateFile(root, file).copyTo(left)) {
                upload(left, uploads);
                return;
            }
        }
    }

    private void upload(Path state, StateUploads uploads) throws IOException, Unworkable {
        try {
            uploads.upload(state);
        } catch (Fenced e) {
            // The server keeps it for people to look at.
            attempt.halt().raise(Halt.Reason.FENCED);
        } catch (Refused e) {
            Files.createDirectories(rescue.getParent());
            Files.copy(state, rescue, StandardCopyOption.REPLACE_EXISTING);
            throw new Unworkable("The server did not take the state (" + e.getMessage() + "); the worker keeps it as "
                    + rescue.getFileName());
        }
    }

    @Override
    public void afterReport() {
        // Everything an apply leaves is part of its report.
    }

    @Override
    public void close(boolean delete) {
        scene.close(delete);
    }
}
