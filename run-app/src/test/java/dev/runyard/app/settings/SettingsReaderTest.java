package dev.runyard.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.EgressMode;
import dev.runyard.persistence.blob.S3Location;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.worker.SandboxKind;
import dev.runyard.worker.sandbox.Limits;
import dev.runyard.worker.tool.Mirror;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Each setting of a server has its name, its default and its value. */
class SettingsReaderTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void everySettingHasTheDefaultOfTheDocuments() {
        Settings settings = SettingsReader.read(Map.of());

        assertThat(settings)
                .isEqualTo(new Settings(
                        8080,
                        null,
                        HERE.resolve("data"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        SandboxKind.BUBBLEWRAP,
                        null,
                        DataSize.ofGigabytes(4),
                        2048,
                        0,
                        DataSize.ofGigabytes(4),
                        DataSize.ofGigabytes(16),
                        DataSize.ofGigabytes(1),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        new Mirror.Place.Home(),
                        null,
                        new Mirror.Place.Home(),
                        null,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(1),
                        null,
                        null,
                        LogFormat.TEXT,
                        DataSize.ofMegabytes(512),
                        null,
                        TimeLimit.of("2h"),
                        TimeLimit.of("24h")));
        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.address()).hasToString("http://localhost:8080");
        assertThat(settings.blobPlace()).isEqualTo(new BlobPlace.Folder(HERE.resolve("data/blobs")));
        assertThat(settings.workFolder()).isEqualTo(HERE.resolve("data/work"));
    }

    @Test
    void everySettingIsReadUnderItsName() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("RUNYARD_PORT", "9000"),
                Map.entry("RUNYARD_BIND", "127.0.0.1"),
                Map.entry("RUNYARD_DATA", "/data"),
                Map.entry("RUNYARD_WORK", "/work"),
                Map.entry("RUNYARD_S3_BUCKET", "runs"),
                Map.entry("RUNYARD_S3_ENDPOINT", "https://s3.example.com"),
                Map.entry("RUNYARD_S3_REGION", "garage"),
                Map.entry("RUNYARD_S3_PREFIX", "a/b"),
                Map.entry("RUNYARD_S3_PATH_STYLE", "false"),
                Map.entry("RUNYARD_S3_ACCESS_KEY", "access"),
                Map.entry("RUNYARD_S3_SECRET_KEY", "hush"),
                Map.entry("RUNYARD_URL", "https://runs.example.com/"),
                Map.entry("RUNYARD_DATABASE_URL", "postgres://me:p%40ss@db:5433/runs?sslmode=require"),
                Map.entry("RUNYARD_ADMIN_TOKEN", "token"),
                Map.entry("RUNYARD_METRICS_TOKEN", "metrics-metrics-metrics"),
                Map.entry("RUNYARD_ENCRYPTION_KEY", "key"),
                Map.entry("RUNYARD_SANDBOX", "process"),
                Map.entry("RUNYARD_RUN_MEMORY", "512MB"),
                Map.entry("RUNYARD_RUN_PROCESSES", "100"),
                Map.entry("RUNYARD_RUN_CPUS", "1.5"),
                Map.entry("RUNYARD_RUN_FILE_SIZE", "10MB"),
                Map.entry("RUNYARD_RUN_DISK", "2GB"),
                Map.entry("RUNYARD_RUN_LOG", "5MB"),
                Map.entry("RUNYARD_EGRESS", "open"),
                Map.entry("RUNYARD_TERRAFORM_VERSION", "~> 1.11"),
                Map.entry("RUNYARD_TERRAFORM_MIRROR", "https://mirror.example.com/terraform"),
                Map.entry("RUNYARD_TERRAFORM_MIRROR_KEYS", "/keys.asc"),
                Map.entry("RUNYARD_TOFU_MIRROR", "/mirror/tofu"),
                Map.entry("RUNYARD_TOFU_MIRROR_KEYS", "/tofu.asc"),
                Map.entry("RUNYARD_LEASE", "1m"),
                Map.entry("RUNYARD_APPLY_LOST_AFTER", "1h"),
                Map.entry("RUNYARD_FORCE_CANCEL_AFTER", "5m"),
                Map.entry("RUNYARD_TLS_CERT", "/tls/cert.pem"),
                Map.entry("RUNYARD_TLS_KEY", "/tls/key.pem"),
                Map.entry("RUNYARD_LOG", "json"),
                Map.entry("RUNYARD_UPLOAD_SIZE", "20MB"),
                Map.entry("RUNYARD_RUNS_CEILING", "5"),
                Map.entry("RUNYARD_PLAN_TIMEOUT", "90s"),
                Map.entry("RUNYARD_APPLY_TIMEOUT", "90m"));

        Settings settings = SettingsReader.read(environment);

        // They cannot stand beside others, and have tests of their own.
        var apart = Stream.of("RUNYARD_BLOBS", "RUNYARD_SANDBOX_IMAGE", "RUNYARD_EGRESS_ALLOW", "RUNYARD_EGRESS_DENY");
        assertThat(Stream.concat(environment.keySet().stream(), apart))
                .containsExactlyInAnyOrderElementsOf(SettingsReader.names());
        assertThat(settings)
                .isEqualTo(new Settings(
                        9000,
                        "127.0.0.1",
                        Path.of("/data"),
                        Path.of("/work"),
                        null,
                        "runs",
                        URI.create("https://s3.example.com"),
                        "garage",
                        "a/b",
                        false,
                        new Secret("access"),
                        new Secret("hush"),
                        URI.create("https://runs.example.com/"),
                        new DatabaseAddress("jdbc:postgresql://db:5433/runs?sslmode=require", "me", "p@ss"),
                        new Secret("token"),
                        new Secret("metrics-metrics-metrics"),
                        new Secret("key"),
                        SandboxKind.PROCESS,
                        null,
                        DataSize.ofMegabytes(512),
                        100,
                        1.5,
                        DataSize.ofMegabytes(10),
                        DataSize.ofGigabytes(2),
                        DataSize.ofMegabytes(5),
                        EgressMode.OPEN,
                        List.of(),
                        List.of(),
                        "~> 1.11",
                        new Mirror.Place.Web(URI.create("https://mirror.example.com/terraform/")),
                        Path.of("/keys.asc"),
                        new Mirror.Place.Folder(Path.of("/mirror/tofu")),
                        Path.of("/tofu.asc"),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ofMinutes(5),
                        Path.of("/tls/cert.pem"),
                        Path.of("/tls/key.pem"),
                        LogFormat.JSON,
                        DataSize.ofMegabytes(20),
                        5,
                        TimeLimit.of("90s"),
                        TimeLimit.of("1h30m")));
        assertThat(settings.address()).hasToString("https://runs.example.com");
        assertThat(settings.blobPlace())
                .isEqualTo(new BlobPlace.Bucket(new S3Location(
                        "runs",
                        "a/b/",
                        URI.create("https://s3.example.com"),
                        "garage",
                        false,
                        new S3Location.Key("access", "hush"))));
        assertThat(settings + " " + settings.blobPlace()).doesNotContain("hush");
    }

    @Test
    void anEmptySettingIsNotSet() {
        assertThat(SettingsReader.read(Map.of("RUNYARD_DATABASE_URL", "")).databaseUrl())
                .isNull();
    }

    @Test
    void secretsAreNeverPrinted() {
        Settings settings = SettingsReader.read(Map.of(
                "RUNYARD_ADMIN_TOKEN", "sesame",
                "RUNYARD_ENCRYPTION_KEY", "sesame",
                "RUNYARD_DATABASE_URL", "jdbc:postgresql://db/runs?password=sesame"));

        assertThat(settings.toString()).doesNotContain("sesame");
    }
}
