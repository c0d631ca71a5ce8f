package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPumpTest {
    @TempDir
    Path folder;

    /** A server's log stream that begins at 100. */
    private static final class Stream implements LogPump.Port {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> sizes = new ArrayList<>();
        final CountDownLatch open = new CountDownLatch(1);
        private boolean loseNext;

        @Override
        public long put(long offset, byte[] put) throws IOException {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            synchronized (this) {
                sizes.add(put.length);
                long end = 100L + bytes.size();
                if (loseNext) {
                    loseNext = false;
                } else if (offset <= end) {
                    bytes.write(put, (int) (end - offset), (int) (put.length - (end - offset)));
                }
                return 100L + bytes.size();
            }
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        synchronized void loseNext() {
            loseNext = true;
        }

        synchronized List<Integer> sizes() {
            return List.copyOf(sizes);
        }
    }

    private LogPump pump(Stream stream) throws IOException {
        return new LogPump(folder.resolve("log"), 100, stream, new Masker(Set.of("hunter22")), 1L << 30, () -> {});
    }

    private static void say(LogPump pump, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        pump.accept(bytes, bytes.length);
    }

    @Test
    void aLineIsAtTheServerSoon() throws Exception {
        var stream = new Stream();
        stream.open.countDown();
        try (var pump = pump(stream)) {
            say(pump, "first\n");
            long start = System.nanoTime();
            Yard.await(() -> stream.text().equals("first\n"), "the first line");

            assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
            pump.finish();
        }
    }

    @Test
    void aServerThatIsAwayHoldsNothingUpAndGetsItAllInOrder() throws Exception {
        var stream = new Stream();
        try (var pump = pump(stream)) {
            for (int i = 0; i < 200_000; i++) {
                say(pump, "line " + i + "\n");
            }
            say(pump, "the secret is hun");
            say(pump, "ter22\u0002\u0003, don't tell\n");
            stream.open.countDown();
            pump.finish();
        }

        assertThat(stream.text())
                .startsWith("line 0\nline 1\n")
                .endsWith("line 199999\nthe secret is ***, don't tell\n")
                .hasLineCount(200_001);
        assertThat(stream.sizes()).allMatch(size -> size <= LogPump.LARGEST_PUT).hasSizeLessThan(100);
    }

    @Test
    void whatTheServerLostIsSentAgain() throws Exception {
        var stream = new Stream();
        stream.open.countDown();
        stream.loseNext();
        try (var pump = pump(stream)) {
            say(pump, "once\n");
            say(pump, "twice\n");
            pump.finish();
        }

        assertThat(stream.text()).isEqualTo("once\ntwice\n");
    }

    @Test
    void whatIsTooLongIsLeftOutAndToldButForTheWorkersOwnLines() throws Exception {
        var told = new AtomicInteger();
        var stream = new Stream();
        stream.open.countDown();
        try (var pump =
                new LogPump(folder.resolve("log"), 100, stream, new Masker(Set.of()), 10, told::incrementAndGet)) {
            say(pump, "0123456789\n");
            say(pump, "more\n");
            pump.line("Error: enough");
            pump.finish();
        }

        assertThat(stream.text())
                .isEqualTo("0123456789\n\nThe log is too long; the rest is left out.\nError: enough\n");
        assertThat(told).hasPositiveValue();
    }

    @Test
    void aServerThatWantsNoMoreEndsThePumpAndNotThePhase() throws Exception {
        try (var pump = new LogPump(
                folder.resolve("log"),
                0,
                (offset, bytes) -> {
                    throw new Fenced(409, "no longer", "");
                },
                new Masker(Set.of()),
                1L << 30,
                () -> {})) {
            say(pump, "one\n");
            say(pump, "two\n");
            pump.finish();

            assertThat(folder.resolve("log")).hasContent("one\ntwo\n");
        }
    }
}
