package dev.runyard.worker.tool;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a binary which version it is. OpenTofu answers under terraform's name. */
final class VersionProbe {
    private static final long LIMIT_SECONDS = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private VersionProbe() {}

    static Optional<Version> ask(Path binary) throws IOException {
        Path answer = Files.createTempFile("version", ".json");
        try {
            var builder = new ProcessBuilder(binary.toString(), "version", "-json")
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(answer.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().put("CHECKPOINT_DISABLE", "1");
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String text = Files.readString(answer, StandardCharsets.UTF_8);
            return Version.parse(JSON.readTree(text).path("terraform_version").asString(""));
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            Files.deleteIfExists(answer);
        }
    }
}
