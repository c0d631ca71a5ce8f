package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long an attempt may go on unheard, written down for the {@link Watchdog}. Its times are those of the machine's uptime:
 * nobody sets that clock, and it goes on while the machine sleeps.
 */
public final class Right implements AutoCloseable {
    static final Path UPTIME = Path.of("/proc/uptime");
    private static final Logger log = LoggerFactory.getLogger(Right.class);

    private final Path folder;
    private final String mark;
    private final String tool;
    private long interruptAt;
    private long killAt;

    Right(Path folder, String mark, String tool) {
        this.folder = folder;
        this.mark = mark;
        this.tool = tool;
    }

    /**
     * Lets the attempt go on from now. The worker interrupts terraform itself when this is over; the watchdog does so an eighth
     * later, when it has not, and kills after a quarter.
     */
    public synchronized void extend(Duration silence) {
        long now = uptime();
        interruptAt = now + upwards(silence.multipliedBy(9).dividedBy(8));
        killAt = now + upwards(silence.multipliedBy(5).dividedBy(4));
        write();
    }

    /** The worker interrupts terraform itself: a second interrupt would make it drop everything. */
    public synchronized void leaveInterruptToWorker() {
        interruptAt = killAt;
        write();
    }

    /** Tells whether the watchdog has acted. */
    public boolean isOver() {
        return Files.exists(folder.resolve(mark + ".over"));
    }

    /** Always as many bytes in the same place: so it cannot be read torn, and needs no room on a full disk. */
    private void write() {
        byte[] line = String.format(Locale.ROOT, "%012d %012d %s %s\n", interruptAt, killAt, mark, tool)
                .getBytes(StandardCharsets.UTF_8);
        try (var file = FileChannel.open(file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(line), 0);
        } catch (IOException e) {
            log.warn("The right of {} cannot be written; the watchdog will end it", mark, e);
        }
    }

    private Path file() {
        return folder.resolve(mark + ".right");
    }

    private static long upwards(Duration time) {
        return time.plusMillis(999).toSeconds();
    }

    private static long uptime() {
        try {
            String text = Files.readString(UPTIME);
            return Long.parseLong(text.substring(0, text.indexOf('.')));
        } catch (IOException e) {
            return 0;
        }
    }

    /** The attempt is over, and nothing of it runs. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file());
            Files.deleteIfExists(folder.resolve(mark + ".over"));
        } catch (IOException e) {
            log.warn("The right of {} stays behind", mark, e);
        }
    }
}
