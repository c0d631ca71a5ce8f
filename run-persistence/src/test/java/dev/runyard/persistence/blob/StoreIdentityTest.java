package dev.runyard.persistence.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.StartRefused;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.crypto.Keysets;
import dev.runyard.persistence.crypto.MasterKeySource;
import dev.runyard.persistence.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StoreIdentityTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path directory;

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final DataSource ANOTHER = TestDatabase.fresh();

    @BeforeEach
    void newDatabases() {
        for (DataSource database : List.of(DATABASE, ANOTHER)) {
            JdbcClient.create(database).sql("delete from blob_store").update();
            JdbcClient.create(database).sql("delete from keyset").update();
        }
    }

    @Test
    void aNewStoreAndANewDatabaseBelongTogetherFromThenOn() {
        check(DATABASE, "blobs");
        check(DATABASE, "blobs");

        assertThat(store("blobs").marker()).isPresent();
    }

    @Test
    void anotherStoreRefusesTheStart() {
        check(DATABASE, "blobs");
        check(ANOTHER, "others");

        assertThatThrownBy(() -> check(DATABASE, "others"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("others");
    }

    @Test
    void anEmptyDirectoryInTheStoresPlaceRefusesTheStart() {
        check(DATABASE, "blobs");

        assertThatThrownBy(() -> check(DATABASE, "unmounted"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("mounted");
        assertThat(store("unmounted").marker()).isEmpty();
    }

    @Test
    void aNewDatabaseDoesNotTakeAnothersStore() {
        check(DATABASE, "blobs");

        assertThatThrownBy(() -> check(ANOTHER, "blobs"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("another database");
    }

    @Test
    void aFirstStartThatDiedHalfWayIsFinishedByTheNext() throws IOException {
        check(DATABASE, "blobs");
        JdbcClient.create(DATABASE).sql("update blob_store set marked = false").update();
        check(DATABASE, "blobs");

        JdbcClient.create(DATABASE).sql("update blob_store set marked = false").update();
        Files.delete(directory.resolve("blobs/store-id"));
        check(DATABASE, "blobs");

        assertThat(store("blobs").marker()).isPresent();
    }

    @Test
    void ofTwoServersWithDifferentStoresOnlyOneStarts() throws Exception {
        Stream<Callable<Boolean>> servers = IntStream.range(0, 8).mapToObj(i -> () -> {
            try {
                check(DATABASE, "blobs" + i);
                return true;
            } catch (StartRefused refused) {
                return false;
            }
        });

        int started = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var server : threads.invokeAll(servers.toList())) {
                started += server.get() ? 1 : 0;
            }
        }

        assertThat(started).isEqualTo(1);
    }

    private void check(DataSource in, String name) {
        new StoreIdentity(JdbcClient.create(in), new TransactionTemplate(new JdbcTransactionManager(in)))
                .check(store(name), NOW);
    }

    private FileBlobStore store(String name) {
        var key = MasterKeySource.file(directory.resolve("key"));
        return new FileBlobStore(directory.resolve(name), Keyring.open(key, new Keysets(DATABASE), NOW));
    }
}
