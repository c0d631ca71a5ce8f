package dev.runyard.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How much memory many readers of one large log take while it is written. */
final class Followers implements Figure {
    private static final int FOLLOWERS = 1000;
    private static final int LOG_MEGABYTES = 50;
    private static final int PIECE = 1 << 16;
    private static final double LIMIT_MEGABYTES = 800;
    private static final int END = 3;

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException {
        var database = bench.database();
        try (ServerProcess server = bench.server(false, bench.folder("server"), database)) {
            Estate estate = Estate.make(server.admin(), 1, Estate.CHANGES_ALWAYS);
            String run = estate.startRun(estate.workspaces().getFirst());
            Attempt attempt = IdleWorkers.claim(server.admin().with(WorkerToken.in(database)), "writer", 30)
                    .orElseThrow();
            long offset = attempt.started();
            int followers = bench.options().of(FOLLOWERS, 10);
            int pieces = bench.options().of(LOG_MEGABYTES * 1_000_000 / PIECE, 10);
            double idle = Memory.of(server.pid()).now();
            var all = new CountDownLatch(followers);
            var failure = new AtomicReference<@Nullable Throwable>();
            String log = estate.planLog(run);
            Stopwatch watch = Stopwatch.start();
            for (int i = 0; i < followers; i++) {
                Thread.ofVirtual().start(() -> follow(server.admin(), log, all, failure));
            }
            var written = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> keep(attempt, written, failure));
            for (int i = 0; i < pieces; i++) {
                offset = attempt.log(offset, piece(i));
            }
            written.countDown();
            attempt.failed();
            await(all, failure);
            double seconds = watch.seconds();
            return List.of(Reading.of(
                    "peak of resident memory with followers",
                    Memory.of(server.pid()).peak(),
                    "MB",
                    Limit.atMost(LIMIT_MEGABYTES),
                    followers + " followers of a log of " + Reading.number(pieces * (PIECE / 1e6))
                            + " MB all had its end after " + Reading.number(seconds) + " s; before them "
                            + Reading.number(idle) + " MB"));
        }
    }

    private static byte[] piece(int number) {
        byte[] bytes = new byte[PIECE];
        Arrays.fill(bytes, (byte) ('a' + number % 26));
        bytes[PIECE - 1] = '\n';
        return bytes;
    }

    /** Writing takes longer than a lease while so many read. */
    private static void keep(Attempt attempt, CountDownLatch written, AtomicReference<@Nullable Throwable> failure) {
        try {
            while (!written.await(5, TimeUnit.SECONDS)) {
                attempt.renew();
            }
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads as the CLI does, piece by piece, and waits half a second where there is no more yet. */
    private static void follow(
            Caller reader, String log, CountDownLatch all, AtomicReference<@Nullable Throwable> failure) {
        try {
            byte[] last = {};
            for (long offset = 0; last.length == 0 || last[last.length - 1] != END; offset += last.length) {
                last = reader.bytes(log + "?limit=" + PIECE + "&offset=" + offset);
                if (last.length == 0) {
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            }
            all.countDown();
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch all, AtomicReference<@Nullable Throwable> failure)
            throws IOException, InterruptedException {
        while (!all.await(100, TimeUnit.MILLISECONDS)) {
            Throwable found = failure.get();
            if (found != null) {
                throw new IOException("A follower failed: " + found.getMessage(), found);
            }
        }
    }
}
