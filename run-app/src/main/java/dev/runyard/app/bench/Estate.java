package dev.runyard.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** An organization whose workspaces have one configuration and apply by themselves. */
final class Estate {
    /** Changes something each time, and downloads nothing. */
    static final String CHANGES_ALWAYS = """
            resource "terraform_data" "clock" {
              input            = "hello"
              triggers_replace = timestamp()
            }
            """;

    private static final String ORGANIZATION = "bench";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Set<String> OVER =
            Set.of("applied", "planned_and_finished", "errored", "canceled", "discarded", "force_canceled");

    private final Caller admin;
    private final List<String> workspaces = new ArrayList<>();

    private Estate(Caller admin) {
        this.admin = admin;
    }

    /** Makes it with so many workspaces. */
    static Estate make(Caller admin, int workspaces, String configuration) throws IOException, InterruptedException {
        Estate estate = new Estate(admin);
        admin.create(
                "/api/v2/organizations",
                "organizations",
                Map.of("name", ORGANIZATION, "email", "bench@example.com"),
                Map.of());
        byte[] archive = archive(configuration);
        for (int i = 0; i < workspaces; i++) {
            estate.workspaces.add(estate.workspace("space-" + i, archive));
        }
        return estate;
    }

    private String workspace(String name, byte[] archive) throws IOException, InterruptedException {
        String id = admin.create(
                        "/api/v2/organizations/" + ORGANIZATION + "/workspaces",
                        "workspaces",
                        Map.of("name", name, "auto-apply", true),
                        Map.of())
                .path("id")
                .asString();
        String upload = admin.create(
                        "/api/v2/workspaces/" + id + "/configuration-versions",
                        "configuration-versions",
                        Map.of("auto-queue-runs", false),
                        Map.of())
                .at("/attributes/upload-url")
                .asString();
        admin.put(upload, archive);
        return id;
    }

    List<String> workspaces() {
        return workspaces;
    }

    /** Asks for a run, and returns its id. */
    String startRun(String workspace) throws IOException, InterruptedException {
        return admin.create("/api/v2/runs", "runs", Map.of(), Map.of("workspace", workspace))
                .path("id")
                .asString();
    }

    /** Looks at a run again and again, after a pause each time, until it has been applied. */
    void awaitApplied(String run, Duration pause) throws IOException, InterruptedException {
        Stopwatch watch = Stopwatch.start();
        for (String status = status(run); !status.equals("applied"); status = status(run)) {
            if (OVER.contains(status) || watch.isOver(PATIENCE)) {
                throw new IOException(run + " is " + status + ", not applied");
            }
            Thread.sleep(pause);
        }
    }

    /** Where the log of the run's plan is read. */
    String planLog(String run) throws IOException, InterruptedException {
        return log(run, "plan", "plans");
    }

    /** Where the log of the run's apply is read. */
    String applyLog(String run) throws IOException, InterruptedException {
        return log(run, "apply", "applies");
    }

    private String log(String run, String phase, String phases) throws IOException, InterruptedException {
        String id = admin.get("/api/v2/runs/" + run)
                .at("/data/relationships/" + phase + "/data/id")
                .asString();
        return admin.get("/api/v2/" + phases + "/" + id)
                .at("/data/attributes/log-read-url")
                .asString();
    }

    private String status(String run) throws IOException, InterruptedException {
        return admin.get("/api/v2/runs/" + run).at("/data/attributes/status").asString();
    }

    private static byte[] archive(String configuration) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] content = configuration.getBytes(StandardCharsets.UTF_8);
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry("main.tf");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
