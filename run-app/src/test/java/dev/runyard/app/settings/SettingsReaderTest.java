package dev.runyard.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.runyard.contract.Egress;
import dev.runyard.contract.EgressMode;
import dev.runyard.contract.IpRange;
import dev.runyard.persistence.blob.S3Location;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.worker.SandboxKind;
import dev.runyard.worker.sandbox.Limits;
import dev.runyard.worker.tool.Mirror;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

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

        // They cannot stand beside others, and are the next tests'.
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
    void containersAndTheirImageGoTogether() {
        Settings settings =
                SettingsReader.read(Map.of("RUNYARD_SANDBOX", "docker", "RUNYARD_SANDBOX_IMAGE", "example.com/runs:1"));

        assertThat(settings.sandbox()).isEqualTo(SandboxKind.DOCKER);
        assertThat(settings.sandboxImage()).isEqualTo("example.com/runs:1");
        assertThat(settings.runsReach()).isEqualTo(Egress.DENY_LIST);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(Map.of("RUNYARD_SANDBOX", "docker")))
                .withMessageStartingWith("RUNYARD_SANDBOX is docker: set RUNYARD_SANDBOX_IMAGE");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(Map.of("RUNYARD_SANDBOX_IMAGE", "runs")))
                .withMessageStartingWith("RUNYARD_SANDBOX_IMAGE means nothing");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(
                        Map.of("RUNYARD_SANDBOX", "docker", "RUNYARD_SANDBOX_IMAGE", "--privileged")))
                .withMessageContaining("names no image");
    }

    @Test
    void whatRunsReachIsAModeAndTwoLists() {
        Settings settings = SettingsReader.read(Map.of(
                "RUNYARD_EGRESS", "allow-list",
                "RUNYARD_EGRESS_ALLOW", "10.20.0.0/16, 2001:db8::/32",
                "RUNYARD_EGRESS_DENY", "10.20.0.7"));

        assertThat(settings.runsReach())
                .isEqualTo(new Egress(
                        EgressMode.ALLOW_LIST,
                        List.of(IpRange.of("10.20.0.0/16"), IpRange.of("2001:db8::/32")),
                        List.of(IpRange.of("10.20.0.7"))));
        assertThat(SettingsReader.read(Map.of()).runsReach()).isEqualTo(Egress.DENY_LIST);
        assertThat(SettingsReader.read(Map.of("RUNYARD_SANDBOX", "process")).runsReach())
                .isEqualTo(Egress.OPEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RUNYARD_SANDBOX      | process     | RUNYARD_EGRESS is deny-list, which needs a sandbox
                    RUNYARD_EGRESS       | open        | RUNYARD_EGRESS_ALLOW and RUNYARD_EGRESS_DENY mean nothing
                    RUNYARD_EGRESS       | closed      | RUNYARD_EGRESS must be one of: open, deny-list, allow-list
                    RUNYARD_EGRESS_ALLOW | example.com | RUNYARD_EGRESS_ALLOW has "example.com": each must be an IP address or a range
                    RUNYARD_EGRESS_DENY  | 10.0.0.1/8  | RUNYARD_EGRESS_DENY has "10.0.0.1/8": behind the first 8 bits
                    """)
    void whatRunsReachHasRules(String name, String value, String line) {
        var environment = new HashMap<>(Map.of("RUNYARD_EGRESS", "deny-list", "RUNYARD_EGRESS_ALLOW", "10.0.0.0/8"));
        environment.put(name, value);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(environment))
                .withMessageContaining(line);
    }

    @Test
    void blobsMayBeInAFolderOfTheirOwn() {
        Settings settings = SettingsReader.read(Map.of("RUNYARD_BLOBS", "/shared/blobs"));

        assertThat(settings.blobPlace()).isEqualTo(new BlobPlace.Folder(Path.of("/shared/blobs")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RUNYARD_BLOBS         | /blobs                 | two places for the same
                    RUNYARD_S3_ENDPOINT   | https://s3.example.com/path | RUNYARD_S3_ENDPOINT must be http:// or https:// with a host, and no path
                    RUNYARD_S3_PREFIX     | /runs                  | RUNYARD_S3_PREFIX is /runs: it must be words with slashes between them
                    RUNYARD_S3_PATH_STYLE | perhaps                | RUNYARD_S3_PATH_STYLE must be true or false
                    RUNYARD_S3_ACCESS_KEY | access                 | RUNYARD_S3_ACCESS_KEY and RUNYARD_S3_SECRET_KEY go together
                    RUNYARD_S3_BUCKET     | a/b                    | RUNYARD_S3_BUCKET is a/b: it must be 3 to 63 letters
                    """)
    void aBucketHasRules(String name, String value, String line) {
        var environment = new HashMap<>(Map.of("RUNYARD_S3_BUCKET", "runs"));
        environment.put(name, value);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(environment))
                .withMessageContaining(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RUNYARD_PORT         | abc           | RUNYARD_PORT must be a whole number
                    RUNYARD_PORT         | 0             | RUNYARD_PORT is 0: it must be between 1 and 65535
                    RUNYARD_PORT         | 65536         | RUNYARD_PORT is 65536: it must be between 1 and 65535
                    RUNYARD_METRICS_TOKEN | short        | RUNYARD_METRICS_TOKEN is too short: it must have 20 characters or more
                    RUNYARD_SANDBOX      | chroot        | RUNYARD_SANDBOX must be one of: bubblewrap, docker, process
                    RUNYARD_S3_REGION    | eu            | RUNYARD_S3_… settings do nothing without RUNYARD_S3_BUCKET
                    RUNYARD_LOG          | xml           | RUNYARD_LOG must be one of: text, json
                    RUNYARD_DATABASE_URL | mysql://x/y   | RUNYARD_DATABASE_URL must look like postgres://
                    RUNYARD_URL          | ftp://x       | RUNYARD_URL is ftp://x: it must be http:// or https://
                    RUNYARD_URL          | http://x/path | RUNYARD_URL is http://x/path: it must be
                    RUNYARD_URL          | http://x:y/   | RUNYARD_URL is http://x:y/: it must be
                    RUNYARD_LEASE        | 2s            | RUNYARD_LEASE is 2s and RUNYARD_APPLY_LOST_AFTER 900s: a lease is from 3s to 10m
                    RUNYARD_LEASE        | 11m           | RUNYARD_LEASE is 660s and
                    RUNYARD_APPLY_LOST_AFTER | 29s       | RUNYARD_LEASE is 30s and RUNYARD_APPLY_LOST_AFTER 29s:
                    RUNYARD_APPLY_LOST_AFTER | 25h       | RUNYARD_LEASE is 30s and
                    RUNYARD_FORCE_CANCEL_AFTER | -1s     | RUNYARD_FORCE_CANCEL_AFTER is -1s: it must be between 0s and 24h
                    RUNYARD_FORCE_CANCEL_AFTER | soon    | RUNYARD_FORCE_CANCEL_AFTER must be a time such as 90s or 5m
                    RUNYARD_TERRAFORM_MIRROR | ftp://x   | RUNYARD_TERRAFORM_MIRROR must be publisher, none, an absolute path, or an address
                    RUNYARD_TOFU_MIRROR  | here          | RUNYARD_TOFU_MIRROR must be publisher, none, an absolute path, or an address
                    RUNYARD_TLS_CERT     | /cert.pem     | RUNYARD_TLS_CERT and RUNYARD_TLS_KEY go together
                    RUNYARD_RUNS_CEILING | many          | RUNYARD_RUNS_CEILING must be a whole number
                    RUNYARD_UPLOAD_SIZE  | 3GB           | RUNYARD_UPLOAD_SIZE is 3072MB: it must be between 1MB and 2GB
                    RUNYARD_UPLOAD_SIZE  | much          | RUNYARD_UPLOAD_SIZE must be a size such as 512MB or 4GB
                    RUNYARD_RUNS_CEILING | 0             | RUNYARD_RUNS_CEILING is 0: it must be 1 or more
                    RUNYARD_PLAN_TIMEOUT | soon          | RUNYARD_PLAN_TIMEOUT must be a duration from 1s to 168h
                    RUNYARD_APPLY_TIMEOUT| 0s            | RUNYARD_APPLY_TIMEOUT must be a duration from 1s to 168h
                    RUNYARD_DATABASEURL  | x             | RUNYARD_DATABASEURL is not a setting of Runyard; the nearest is RUNYARD_DATABASE_URL
                    RUNYARD_PROT         | 80            | RUNYARD_PROT is not a setting of Runyard; the nearest is RUNYARD_PORT
                    """)
    void aWrongSettingIsRefusedInOneLineThatNamesItAndItsRule(String name, String value, String line) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(Map.of(name, value)))
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(2))
                .withMessageStartingWith(line)
                .withMessageNotContaining("\n");
    }

    @Test
    void labelsOfAWorkerAreKeysAndValues() {
        assertThat(labels("rack=7, zone=b,note=a=b,empty="))
                .containsExactly(entry("rack", "7"), entry("zone", "b"), entry("note", "a=b"), entry("empty", ""));
        for (String wrong : List.of("rack", "=7", "a b=1", "rack=7,", "rack=7,rack=8", "x".repeat(64) + "=1")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> labels(wrong))
                    .withMessageContaining("RUNYARD_WORKER_LABELS");
        }
    }

    private static Map<String, String> labels(String text) {
        return SettingsReader.readWorker(Map.of(
                        "RUNYARD_SERVER", "http://localhost:8080",
                        "RUNYARD_WORKER_TOKEN", "token",
                        "RUNYARD_WORKER_LABELS", text))
                .labels();
    }

    @Test
    void anEmptySettingIsNotSet() {
        assertThat(SettingsReader.read(Map.of("RUNYARD_DATABASE_URL", "")).databaseUrl())
                .isNull();
    }

    @Test
    void whatKubernetesSetsForAServiceOfOurNameIsNoMisspeltSetting() {
        Settings settings = SettingsReader.read(Map.of(
                "RUNYARD_SERVICE_HOST", "10.0.0.1",
                "RUNYARD_SERVICE_PORT_HTTP", "80",
                "RUNYARD_PORT_80_TCP_ADDR", "10.0.0.1",
                "RUNYARD_POSTGRES_PORT_5432_TCP_PORT", "5432"));

        assertThat(settings.port()).isEqualTo(8080);
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
