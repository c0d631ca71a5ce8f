package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.Artifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hostile program leaves where the worker reads after it: none of it leads elsewhere, and none keeps the worker from its work. */
@Timeout(60)
class HostileLeftoversTest {
    private static final String SECRET = "for-the-worker-alone-4711";

    /** The other commands are those of a good tool. */
    private static String plan(String script) {
        return """
                exec 2>/dev/null
                if [ "$1" != plan ]; then echo '{}'; exit 0; fi
                out=/runyard/output/plan.tfplan
                %s
                exit 2
                """.formatted(script);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a link for the plan           | ln -s @SECRET@ $out
            a link to the other folder    | ln -s /proc/self/environ $out
            a pipe for the plan           | mkfifo $out
            a folder for the plan         | mkdir $out
            a plan nobody may read        | echo x >$out; chmod 0 $out
            a link for the generated file | echo x >$out; ln -s @SECRET@ /runyard/output/generated.tf
            a pipe for the lock file      | echo x >$out; mkfifo .terraform.lock.hcl
            a link for the lock file      | echo x >$out; ln -s @SECRET@ .terraform.lock.hcl
            links for folders             | echo x >$out; mkdir -p .terraform; ln -s @FOLDER@ .terraform/providers; ln -s @FOLDER@ modules
            names that are no text        | echo x >$out; touch $'a\\nb' $'\\033[2Jc' $'\\xff\\xfe'
            a folder closed to itself     | echo x >$out; mkdir closed; touch closed/file; chmod 0 closed
            a folder without end          | echo x >$out; for i in $(seq 30); do d=$(printf '%0200d' $i); mkdir $d; cd $d; done
            files that take no room       | echo x >$out; for i in 1 2 3; do truncate -s 3G f$i; done
            """)
    void theWorkerIsNeitherLedAwayNorHeldUp(String what, String script) throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            Path secret = Files.writeString(yard.folder.resolve("secret"), SECRET);
            FakeTerraform.install(
                    yard,
                    plan(script.replace("@SECRET@", secret.toString()).replace("@FOLDER@", yard.folder.toString())));
            yard.startWorker();

            var hostile = yard.run("").tool("terraform", FakeTerraform.VERSION).plan();
            Yard.resultOf(hostile);

            for (Artifact artifact : Artifact.values()) {
                assertThat(hostile.artifact(artifact).map(HostileLeftoversTest::text))
                        .as(what)
                        .isNotEqualTo(SECRET);
            }
            assertThat(hostile.text()).doesNotContain(SECRET);
            assertThat(unpacked(yard, hostile)).doesNotContain(SECRET);
            assertThat(secret).hasContent(SECRET);
            var next = yard.run("").tool("terraform", FakeTerraform.VERSION).within(20);
            Yard.resultOf(next.plan());
            Yard.await(() -> isEmpty(yard.folder.resolve("work/runs")), "the folders of the runs to be gone");
        }
    }

    private static String unpacked(Yard yard, FakeServer.Job job) throws IOException {
        var archive = job.artifact(Artifact.PLAN);
        if (archive.isEmpty()) {
            return "";
        }
        Path folder = Files.createDirectory(yard.folder.resolve("unpacked"));
        Path file = Files.write(yard.folder.resolve("archive"), archive.get());
        try {
            Unpacking.unpack(file, folder, Unpacking.Size.DEFAULT);
        } catch (Unworkable e) {
            return e.reason();
        }
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static boolean isEmpty(Path folder) {
        try (var all = Files.list(folder)) {
            return all.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
