package dev.runyard.worker;

import dev.runyard.contract.Artifact;
import dev.runyard.contract.PhaseResult;
import dev.runyard.worker.sandbox.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Plans a run and keeps what its apply needs. */
final class PlanSteps implements Steps {
    private final Attempt attempt;
    private final Scene scene;
    private final PlanJson json;
    private boolean aside;

    PlanSteps(Attempt attempt, Scene scene) {
        this.attempt = attempt;
        this.scene = scene;
        this.json = new PlanJson(attempt);
    }

    @Override
    public PhaseResult work() throws IOException, Unworkable, Halted, InterruptedException {
        Cell cell = scene.openCell();
        prepare();
        Terraform terraform = scene.terraform(cell);
        terraform.init();
        int code = terraform.plan(attempt.job().options());
        // A plan that failed half-way is saved, too.
        boolean saved = Files.isRegularFile(scene.folder().plan(), LinkOption.NOFOLLOW_LINKS);
        boolean atOnce = attempt.job().output().planWithReport();
        if (saved && atOnce) {
            json.deliver(terraform);
        }
        scene.closeCell();
        scene.keepProviders();
        if (attempt.halt().reason().isPresent()) {
            throw new Halted();
        }
        sendGenerated();
        if (code != 0 && code != 2) {
            setAside(saved && !atOnce);
            return new PhaseResult.Failed("The plan ended with exit code " + code, terraform.counts());
        }
        keep();
        setAside(!atOnce);
        return new PhaseResult.Succeeded(code == 2, terraform.counts());
    }

    private void setAside(boolean needed) throws IOException, Unworkable {
        if (needed) {
            scene.setAside();
            aside = true;
        }
    }

    /** Nothing runs any more, so what is a file stays one. */
    private void sendGenerated() throws IOException {
        Path generated = scene.folder().generated();
        if (Files.isRegularFile(generated, LinkOption.NOFOLLOW_LINKS)) {
            attempt.door().putArtifact(Artifact.GENERATED_CONFIGURATION, generated);
        }
    }

    private void prepare() throws IOException, Unworkable {
        Path archive = attempt.files().download();
        attempt.door().configuration(archive);
        scene.folder().unpackConfiguration(archive);
        Files.delete(archive);
        scene.folder().enter(attempt.job());
        scene.folder().forgetOthersRecords();
        BackendOverride.write(scene.folder().module(), scene.folder().room().state());
        scene.fetchState();
    }

    private void keep() throws IOException, Unworkable {
        RunFolder folder = scene.folder();
        Path archive = attempt.files().artifact();
        List<Path> folders =
                List.of(folder.room().configuration(), folder.room().output());
        List<String> leftOut = PlanArchive.pack(
                folder.room().run(), folders, Set.of(folder.providers()), Unpacking.Size.DEFAULT, archive);
        leftOut.forEach(link -> attempt.log().line("Left out of the saved plan, since it leads away: " + link));
        attempt.door().putArtifact(Artifact.PLAN, archive);
    }

    @Override
    public void afterReport() throws IOException, Unworkable, Halted, InterruptedException {
        if (aside) {
            json.deliver(scene.terraformAside());
        }
    }

    @Override
    public void close(boolean delete) {
        scene.close(delete);
    }
}
