package dev.runyard.engine.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.Steps;
import dev.runyard.engine.job.JobDesk;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.log.LogChunks;
import dev.runyard.persistence.log.PhaseLogs;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.RunId;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Limit;

class LogStoryTest {
    private static final String HEAD = "\u0002Terraform v1.11.4\non linux_amd64\nInitializing plugins and modules...\n";
    private static final int PLENTY = 65_536;

    private final LogReader reader = EngineDatabase.bean(LogReader.class);
    private final JobDesk desk = EngineDatabase.bean(JobDesk.class);
    private final Place place = Place.make();

    @Test
    void aLogIsReadWhileItGrows() {
        var run = place.startRun();
        var job = place.claim();
        assertThat(read(plan(run))).isEmpty();

        long offset = job.start();
        assertThat(read(plan(run))).isEqualTo(HEAD);
        desk.log(job.id(), job.epoch(), offset, "one\n".getBytes(UTF_8));
        desk.log(job.id(), job.epoch(), offset + 4, "two\n".getBytes(UTF_8));

        assertThat(read(plan(run))).isEqualTo(HEAD + "one\ntwo\n");
        assertThat(new String(reader.read(plan(run), offset + 2, 4), UTF_8)).isEqualTo("e\ntw");
        assertThat(reader.read(plan(run), offset + 8, PLENTY)).isEmpty();
        assertThat(reader.read(plan(run), offset + 1_000_000, PLENTY)).isEmpty();
    }

    @Test
    void bytesThatComeAgainAreNotDoubledAndAGapIsTold() {
        var run = place.startRun();
        var job = place.claim();
        long offset = job.start();

        desk.log(job.id(), job.epoch(), offset, "one\n".getBytes(UTF_8));
        long next = desk.log(job.id(), job.epoch(), offset, "one\ntwo\n".getBytes(UTF_8))
                .nextOffset();
        long gap = desk.log(job.id(), job.epoch(), next + 10, "later".getBytes(UTF_8))
                .nextOffset();

        assertThat(read(plan(run))).isEqualTo(HEAD + "one\ntwo\n");
        assertThat(next).isEqualTo(offset + 8);
        assertThat(gap).isEqualTo(next);
    }

    @Test
    void marksInTheOutputOfTerraformDoNotEndALog() {
        var run = place.startRun();
        var job = place.claim();

        desk.log(job.id(), job.epoch(), job.start(), "a\u0003b\u0002c\u0003".getBytes(UTF_8));

        assertThat(read(plan(run))).isEqualTo(HEAD + "a b c ");
    }

    @Test
    void anEndedLogIsTheSameInOneBlobAsInItsChunks() {
        var run = place.startRun();
        var job = place.claim();
        long offset = job.start();
        for (int i = 0; i < 100; i++) {
            byte[] line = ("line " + i + " of many\n").getBytes(UTF_8);
            desk.log(job.id(), job.epoch(), offset, line);
            offset += line.length;
        }
        job.report(new PhaseResult.Succeeded(false, new ResourceCounts(0, 0, 0, 0)));
        byte[] live = reader.read(plan(run), 0, PLENTY);
        assertThat(live).startsWith(2).endsWith(3);

        EngineDatabase.bean(LogCompaction.class).sweep();
        EngineDatabase.bean(LogCompaction.class).sweep();

        assertThat(EngineDatabase.bean(LogChunks.class).from(plan(run), 0, Limit.of(10)))
                .isEmpty();
        assertThat(EngineDatabase.bean(PhaseLogs.class)
                        .findById(plan(run))
                        .orElseThrow()
                        .blob())
                .isNotNull();
        assertThat(reader.read(plan(run), 0, PLENTY)).isEqualTo(live);
        assertThat(reader.read(plan(run), 500, 7)).isEqualTo(Arrays.copyOfRange(live, 500, 507));
        assertThat(reader.read(plan(run), live.length, PLENTY)).isEmpty();
    }

    /** The store refuses the first that comes, as it may a single one. */
    @Test
    void aLogThatTheStoreDoesNotTakeKeepsNoOtherFromItsTurn() {
        compactAll();
        var first = ended();
        var second = ended();
        var store = EngineDatabase.bean(BlobStore.class);
        var refused = new AtomicBoolean();
        var moody = (BlobStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BlobStore.class}, (proxy, method, arguments) -> {
                    boolean refuses = method.getName().equals("put") && refused.compareAndSet(false, true);
                    return refuses ? store.open(new BlobId("blob-" + "0".repeat(40))) : method.invoke(store, arguments);
                });

        new LogCompaction(
                        EngineDatabase.bean(Steps.class),
                        EngineDatabase.bean(PhaseLogs.class),
                        EngineDatabase.bean(LogChunks.class),
                        moody,
                        EngineDatabase.bean(Keyring.class))
                .sweep();

        assertThat(refused).isTrue();
        assertThat(Stream.of(first, second).filter(this::isCompacted)).hasSize(1);
        compactAll();
        assertThat(Stream.of(first, second).filter(this::isCompacted)).hasSize(2);
    }

    private static void compactAll() {
        while (!EngineDatabase.bean(PhaseLogs.class).toCompact("", 1).isEmpty()) {
            EngineDatabase.bean(LogCompaction.class).sweep();
        }
    }

    private PhaseId ended() {
        var elsewhere = place.beside();
        var run = elsewhere.startRun();
        var job = elsewhere.claim();
        job.start();
        job.report(new PhaseResult.Succeeded(false, new ResourceCounts(0, 0, 0, 0)));
        return elsewhere.run(run).planId();
    }

    private boolean isCompacted(PhaseId phase) {
        return EngineDatabase.bean(PhaseLogs.class)
                        .findById(phase)
                        .orElseThrow()
                        .blob()
                != null;
    }

    @Test
    void aPhaseThatNeverRanHasAnEmptyLogWithBothMarks() {
        var run = place.startRun();
        assertThat(reader.read(apply(run), 0, PLENTY)).isEmpty();

        place.plan(false);

        assertThat(reader.read(apply(run), 0, PLENTY)).containsExactly(2, 3);
        assertThat(reader.read(apply(run), 0, 1)).containsExactly(2);
        assertThat(reader.read(apply(run), 1, PLENTY)).containsExactly(3);
        assertThat(reader.read(apply(run), 2, PLENTY)).isEmpty();
    }

    private String read(PhaseId phase) {
        return new String(reader.read(phase, 0, PLENTY), UTF_8);
    }

    private PhaseId plan(RunId run) {
        return place.run(run).planId();
    }

    private PhaseId apply(RunId run) {
        return place.run(run).applyId();
    }
}
