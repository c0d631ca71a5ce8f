package dev.runyard.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which version a constraint means, with this on the path and that at the mirror. */
class ToolChoiceTest {
    @TempDir
    Path folder;

    private Toolbox toolbox;
    private SignedReleases releases;

    @BeforeEach
    void openPublisher() throws IOException {
        toolbox = new Toolbox(folder);
        releases = SignedReleases.of("terraform", folder.resolve("releases"));
    }

    @Test
    void aConstraintPicksTheNewestFittingRelease() throws Exception {
        for (String version : List.of("1.9.8", "1.10.0", "1.10.5", "1.11.0-rc1", "2.0.0")) {
            releases.release(version, Toolbox.program(version));
        }
        for (var mirror : List.of(releases.byWeb(), releases.byFolder())) {
            var installer = toolbox.installer(mirror);
            assertThat(installer.choose(new Tool("terraform", "~> 1.10.0")).version())
                    .hasToString("1.10.5");
            assertThat(installer.choose(new Tool("terraform", "~> 1.0")).version())
                    .hasToString("1.10.5");
            assertThat(installer.choose(new Tool("terraform", ">= 1.5, < 1.10")).version())
                    .hasToString("1.9.8");
            assertThat(installer.choose(new Tool("terraform", "latest")).version())
                    .hasToString("2.0.0");
            assertThat(installer.choose(new Tool("terraform", "1.11.0-rc1")).version())
                    .hasToString("1.11.0-rc1");
            assertThatThrownBy(() -> installer.choose(new Tool("terraform", "~> 1.11.0")))
                    .isInstanceOf(ToolMissing.class)
                    .hasMessageContaining(
                            "This worker has no terraform ~> 1.11.0; no terraform is installed, and none in")
                    .hasMessageEndingWith("fits " + Platform.current());
        }
    }

    @Test
    void aConstraintDoesNotDependOnWhatIsHere() throws Exception {
        toolbox.onPath("1.11.4");
        releases.release("1.11.3", Toolbox.program("1.11.3")).release("1.6.0", Toolbox.program("1.6.0"));
        var installer = toolbox.installer(releases.byWeb());
        assertThat(toolbox.version(installer, "1.6.0")).isEqualTo("1.6.0");

        assertThat(toolbox.version(installer, "~> 1.11.0")).isEqualTo("1.11.4");
        assertThat(toolbox.version(installer, "< 1.11")).isEqualTo("1.6.0");
        releases.release("1.6.2", Toolbox.program("1.6.2"));
        assertThat(toolbox.version(toolbox.installer(releases.byWeb()), "< 1.11"))
                .isEqualTo("1.6.2");
    }

    @Test
    void latestIsWhatIsHereWhenNothingNewerCanBeHad() throws Exception {
        toolbox.onPath("1.11.4");
        releases.release("1.9.8", Toolbox.program("1.9.8"));

        assertThat(toolbox.version(toolbox.installer(releases.byWeb()), "latest"))
                .isEqualTo("1.11.4");
        assertThat(toolbox.version(toolbox.installer(Mirror.NONE), "latest")).isEqualTo("1.11.4");
        var dead = new Mirror(Mirror.Place.of("http://127.0.0.1:1/terraform"), null);
        ToolChoice choice = toolbox.installer(dead).choose(new Tool("terraform", "latest"));
        assertThat(choice.version()).hasToString("1.11.4");
        assertThat(choice.note())
                .startsWith("The newest fitting terraform that is installed runs, since"
                        + " http://127.0.0.1:1/terraform/index.json cannot be reached");
    }
}
