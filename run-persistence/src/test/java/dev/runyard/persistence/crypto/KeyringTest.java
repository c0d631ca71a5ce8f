package dev.runyard.persistence.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.StartRefused;
import dev.runyard.persistence.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyringTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path directory;

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    private final Keysets keysets = new Keysets(DATABASE);

    @BeforeEach
    void aNewDatabase() {
        JDBC.sql("delete from keyset").update();
    }

    @Test
    void aSealedValueIsReadAfterARestartOnTheSameKeyFile() {
        byte[] sealed = open().sealText("hush", "variable:var-1");

        assertThat(new String(sealed, UTF_8)).doesNotContain("hush");
        assertThat(open().openText(sealed, "variable:var-1")).isEqualTo("hush");
    }

    @Test
    void aSealedValueIsWorthNothingInAnotherPlace() {
        Keyring keyring = open();
        byte[] sealed = keyring.sealText("hush", "variable:var-1");

        assertThatThrownBy(() -> keyring.openText(sealed, "variable:var-2"))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("variable:var-2");
    }

    @Test
    void theKeyFileIsItsOwnersAlone() throws IOException {
        open();

        assertThat(Files.getPosixFilePermissions(keyFile())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(directory).isDirectoryContaining(keyFile()::equals).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aLostKeyFileRefusesTheStartAndNoNewOneIsMade() throws IOException {
        open();
        Files.delete(keyFile());

        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(keyFile().toString())
                .message()
                .doesNotContain("\n");
        assertThat(keyFile()).doesNotExist();
    }

    /** The other starts while the first is about to make the key, and each would have one in a folder of its own. */
    @Test
    void ofTwoFirstStartsAtOnceOneMakesTheKeyAndTheOtherIsRefused() throws InterruptedException {
        var othersFile = directory.resolve("other").resolve("key");
        var other = new CompletableFuture<Keyring>();
        var starting = Thread.ofPlatform().unstarted(() -> {
            try {
                other.complete(Keyring.open(MasterKeySource.file(othersFile), keysets, NOW));
            } catch (RuntimeException refused) {
                other.completeExceptionally(refused);
            }
        });

        byte[] sealed = Keyring.open(
                        new Hesitating(MasterKeySource.file(keyFile()), () -> {
                            starting.start();
                            while (!isSomebodyWaiting() && !other.isDone()) {
                                Thread.onSpinWait();
                            }
                        }),
                        keysets,
                        NOW)
                .sealText("hush", "here");
        starting.join();

        assertThat(other).isCompletedExceptionally();
        assertThatThrownBy(other::join)
                .hasCauseInstanceOf(StartRefused.class)
                .hasMessageContaining("copy it from the server that was started first");
        assertThat(othersFile).doesNotExist();
        assertThat(open().openText(sealed, "here")).isEqualTo("hush");
    }

    private static boolean isSomebodyWaiting() {
        return JdbcClient.create(DATABASE)
                        .sql("select count(*) from pg_locks where not granted and locktype = 'advisory'")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** A key that takes its time to be made. */
    private record Hesitating(MasterKeySource source, Runnable before) implements MasterKeySource {
        @Override
        public Optional<MasterKey> find() {
            return source.find();
        }

        @Override
        public MasterKey create() {
            before.run();
            return source.create();
        }

        @Override
        public String describe() {
            return source.describe();
        }
    }

    @Test
    void anotherKeyRefusesTheStart() throws IOException {
        open();
        Files.writeString(keyFile(), MasterKey.generate().toJson());

        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not the one this database was encrypted with");
    }

    @Test
    void aDamagedKeyIsRefusedWithoutShowingIt() throws IOException {
        open();
        String text = Files.readString(keyFile());
        Files.writeString(keyFile(), text.substring(0, text.length() / 2));

        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefused.class)
                .hasNoCause()
                .satisfies(refused -> assertThat(refused.getMessage())
                        .contains(keyFile().toString())
                        .doesNotContain("primaryKeyId"));
    }

    @Test
    void aKeyMayBeASettingPlainOrInBase64() {
        String json = MasterKey.generate().toJson();
        String base64 = Base64.getEncoder().encodeToString(json.getBytes(UTF_8));

        byte[] sealed =
                Keyring.open(MasterKeySource.setting("KEY", json), keysets, NOW).sealText("hush", "here");

        assertThat(Keyring.open(MasterKeySource.setting("KEY", base64), keysets, NOW)
                        .openText(sealed, "here"))
                .isEqualTo("hush");
    }

    @Test
    void aRotatedMasterKeyWrapsTheDataKeysAnew() {
        MasterKey old = MasterKey.generate();
        byte[] sealed = open(old).sealText("hush", "here");
        var wrappedByOld =
                JDBC.sql("select wrapped from keyset").query(byte[].class).list();

        MasterKey rotated = old.rotated();
        assertThat(open(rotated).openText(sealed, "here")).isEqualTo("hush");

        assertThat(JDBC.sql("select wrapped from keyset").query(byte[].class).list())
                .hasSize(3)
                .doesNotContainAnyElementsOf(wrappedByOld);
        assertThatThrownBy(() -> open(old)).isInstanceOf(StartRefused.class);
    }

    @Test
    void aStreamIsReadWholeAndFromAnyPosition() throws IOException {
        Keyring keyring = open();
        byte[] plain = new byte[100_000];
        new Random(1).nextBytes(plain);
        Path file = directory.resolve("stream");
        Files.write(file, encrypted(keyring, plain, "blob-1"));

        assertThat(keyring.decrypting(Files.newInputStream(file), "blob-1").readAllBytes())
                .isEqualTo(plain);
        try (var channel = keyring.decrypting(FileChannel.open(file), "blob-1")) {
            channel.position(70_000);
            ByteBuffer part = ByteBuffer.allocate(10);
            while (part.hasRemaining()) {
                channel.read(part);
            }
            assertThat(part.array()).isEqualTo(Arrays.copyOfRange(plain, 70_000, 70_010));
        }
    }

    @Test
    void aStreamThatWasCutOrChangedIsNotReadToItsEnd() throws IOException {
        Keyring keyring = open();
        byte[] whole = encrypted(keyring, new byte[20_000], "blob-1");
        byte[] cut = Arrays.copyOf(whole, whole.length - 100);
        byte[] changed = whole.clone();
        changed[whole.length - 1] ^= 1;

        for (byte[] broken : new byte[][] {cut, changed}) {
            assertThatThrownBy(() -> keyring.decrypting(new ByteArrayInputStream(broken), "blob-1")
                            .readAllBytes())
                    .isInstanceOf(IOException.class);
        }
    }

    private Keyring open() {
        return Keyring.open(MasterKeySource.file(keyFile()), keysets, NOW);
    }

    private Keyring open(MasterKey key) {
        return Keyring.open(MasterKeySource.setting("KEY", key.toJson()), keysets, NOW);
    }

    private Path keyFile() {
        return directory.resolve("key");
    }

    private static byte[] encrypted(Keyring keyring, byte[] plain, String context) throws IOException {
        var target = new ByteArrayOutputStream();
        try (var stream = keyring.encrypting(target, context)) {
            stream.write(plain);
        }
        return target.toByteArray();
    }
}
