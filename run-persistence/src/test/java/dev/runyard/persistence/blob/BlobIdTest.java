package dev.runyard.persistence.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "blob-", "../../etc/passwd", "blob-../../../../../../../../../../../../../../x"})
    void anIdThatIsNoneNeverBecomesAPath(String text) {
        assertThatThrownBy(() -> new BlobId(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(BlobId.named(text)).isEmpty();
    }
}
