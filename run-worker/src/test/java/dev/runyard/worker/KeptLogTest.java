package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLogTest {
    private static final long BASE = 70;
    private static final String END = "\nError: it ended\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream server = new ByteArrayOutputStream();
    private final List<Integer> pieces = new ArrayList<>();
    private Path file;
    private KeptLog log;

    @BeforeEach
    void aLog() {
        file = folder.resolve("log");
        log = new KeptLog(file, END);
    }

    @Test
    void aLongLogGoesInParts() throws IOException {
        var text = "one line of many\n".repeat(20_000);
        Files.writeString(file, text);

        log.send(BASE, this::take, () -> true);

        assertThat(server.toString(StandardCharsets.UTF_8)).isEqualTo(text + END);
        assertThat(pieces).hasSize(7).allMatch(length -> length <= LogPump.LARGEST_PUT);
    }

    @Test
    void whatTheServerHasIsNotSentAgain() throws IOException {
        Files.writeString(file, "first half, second half");
        server.writeBytes("first half".getBytes(StandardCharsets.UTF_8));

        log.send(BASE, this::take, () -> false);

        assertThat(server.toString(StandardCharsets.UTF_8)).isEqualTo("first half, second half" + END);
    }

    /** Longer than any array. */
    @Test
    void noLogIsTooLong() throws IOException {
        long size = 3L << 30;
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(size);
        }

        log.send(
                BASE,
                (offset, bytes) -> {
                    pieces.add(bytes.length);
                    return Math.max(BASE + size - 5, offset + bytes.length);
                },
                () -> true);

        assertThat(pieces).containsExactly(LogPump.LARGEST_PUT, 5, END.length());
    }

    @Test
    void anAttemptThatLoggedNothingHasALastLineAllTheSame() throws IOException {
        log.send(BASE, this::take, () -> true);

        assertThat(server.toString(StandardCharsets.UTF_8)).isEqualTo(END);
        assertThat(log.counts().additions()).isZero();
    }

    @Test
    void aServerThatTakesNothingIsGivenUp() {
        assertThatThrownBy(() -> log.send(BASE, (offset, bytes) -> offset, () -> true))
                .isInstanceOf(IOException.class);
    }

    @Test
    void countsAreFoundWhereverTheyStand() throws IOException {
        Files.writeString(
                file,
                "x".repeat(LogPump.LARGEST_PUT - 20) + "\nterraform_data.a: Creation complete after 0s\n"
                        + "terraform_data.b: Creation complete after 0s\n");

        assertThat(log.counts().additions()).isEqualTo(2);
    }

    private long take(long offset, byte[] bytes) {
        pieces.add(bytes.length);
        int has = server.size();
        int known = (int) (BASE + has - offset);
        if (known >= 0 && known < bytes.length) {
            server.write(bytes, known, bytes.length - known);
        }
        return BASE + server.size();
    }
}
