package dev.runyard.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no setting, or breaks the rule of one, is refused in one line. */
class SettingRefusalTest {
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
    void whatKubernetesSetsForAServiceOfOurNameIsNoMisspeltSetting() {
        Settings settings = SettingsReader.read(Map.of(
                "RUNYARD_SERVICE_HOST", "10.0.0.1",
                "RUNYARD_SERVICE_PORT_HTTP", "80",
                "RUNYARD_PORT_80_TCP_ADDR", "10.0.0.1",
                "RUNYARD_POSTGRES_PORT_5432_TCP_PORT", "5432"));

        assertThat(settings.port()).isEqualTo(8080);
    }
}
