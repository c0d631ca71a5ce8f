package dev.runyard.app.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.acceptance.support.S3Server;
import dev.runyard.persistence.StartRefused;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.blob.BlobStoreFailed;
import dev.runyard.persistence.blob.S3Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bucket can do wrong: at the start, and later. */
class S3BlobStoreTest {
    private static final S3Location.Key KEY = new S3Location.Key(S3Server.ACCESS_KEY, S3Server.SECRET_KEY);

    @TempDir
    private Path outgoing;

    @Test
    void aBucketThatIsNotThereRefusesTheStart() {
        assertThatThrownBy(() -> open("nowhere", S3Server.running().address(), KEY))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("s3://nowhere/ at http")
                .hasMessageContaining("There is no such bucket");
    }

    @Test
    void wrongCredentialsRefuseTheStartAndAreNotRepeated() {
        S3Server.running().bucket("guarded");

        for (var key : new S3Location.Key[] {
            new S3Location.Key(S3Server.ACCESS_KEY, "wrong-secret"), new S3Location.Key("nobody", "wrong-secret")
        }) {
            assertThatThrownBy(() -> open("guarded", S3Server.running().address(), key))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("does not know these credentials")
                    .hasMessageNotContaining("wrong-secret");
        }
    }

    @Test
    void aServerThatDoesNotAnswerRefusesTheStart() {
        assertThatThrownBy(() -> open("anything", URI.create("http://127.0.0.1:1"), KEY))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("http://127.0.0.1:1 cannot be used")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatCannotBeSentIsNotStoredAndTheStoreWorksAgainWithItsServer() throws IOException {
        try (var server = S3Server.start()) {
            server.bucket("shaken");
            BlobStore store = open("shaken", server.address(), KEY);
            BlobId before = store.put(new ByteArrayInputStream(new byte[100]), 100);

            server.kill();
            assertThatThrownBy(() -> store.put(new ByteArrayInputStream(new byte[100]), 100))
                    .isInstanceOf(BlobStoreFailed.class);
            assertThatThrownBy(() -> store.open(before)).isInstanceOf(BlobStoreFailed.class);
            assertThat(outgoing.resolve("tmp")).isEmptyDirectory();

            server.startAgain();
            assertThat(store.size(before)).isEqualTo(100);
            assertThat(store.size(store.put(new ByteArrayInputStream(new byte[200]), 200)))
                    .isEqualTo(200);
        }
    }

    private BlobStore open(String bucket, URI server, S3Location.Key key) {
        return StoreKind.open(new S3Location(bucket, "", server, null, true, key), outgoing);
    }
}
