package dev.runyard.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a server keeps its blobs. */
class BlobSettingsTest {
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
}
