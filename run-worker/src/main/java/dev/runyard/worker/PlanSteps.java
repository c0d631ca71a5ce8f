package dev.runyard.worker;

import dev.runyard.contract.Artifact;
import dev.runyard.contract.PhaseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans a run and keeps what its apply needs. */
final class PlanSteps implements Steps {
    private final Attempt attempt;
    private final Scene scene;
    private @Nullable Terraform aside;

    PlanSteps(Attempt attempt, Scene scene) {
        this.attempt = attempt;
        this.scene = scene;
    }

    @Override
    public PhaseResult work() throws IOException, Unworkable, Halted, InterruptedException {
        prepare();
        Terraform terraform = scene.open();
        terraform.init();
        int code = terraform.plan(attempt.job().options());
        scene.closeCell();
        if (attempt.halt().reason().isPresent()) {
            throw new Halted();
        }
        if (code != 0 && code != 2) {
            return new PhaseResult.Failed("The plan ended with exit code " + code, terraform.counts());
        }
        keep();
        aside = scene.setAside();
        return new PhaseResult.Succeeded(code == 2, terraform.counts());
    }

    private void prepare() throws IOException, Unworkable {
        Path archive = attempt.files().download();
        attempt.door().configuration(archive);
        scene.folder().create();
        scene.folder().unpackConfiguration(archive);
        Files.delete(archive);
        scene.folder().enter(attempt.job());
        scene.folder().forgetOthersRecords();
        BackendOverride.write(scene.folder().module(), scene.folder().room().state());
        scene.fetchState();
    }

    private void keep() throws IOException {
        RunFolder folder = scene.folder();
        Path archive = attempt.files().artifact();
        List<Path> folders =
                List.of(folder.room().configuration(), folder.room().output());
        List<String> leftOut = PlanArchive.pack(folder.room().run(), folders, Set.of(folder.providers()), archive);
        leftOut.forEach(link -> attempt.log().line("Left out of the saved plan, since it leads away: " + link));
        attempt.door().putArtifact(Artifact.PLAN, archive);
    }

    @Override
    public void afterReport() throws IOException, Halted, InterruptedException {
        Path json = attempt.files().folder().resolve("plan.json");
        if (aside != null && aside.show(json)) {
            attempt.door().putArtifact(Artifact.PLAN_JSON, json);
        }
    }

    @Override
    public void close(boolean delete) {
        scene.close(delete);
    }
}
