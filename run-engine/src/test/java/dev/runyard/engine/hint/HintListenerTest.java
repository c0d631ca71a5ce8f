package dev.runyard.engine.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.support.EngineDatabase;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HintListenerTest {
    private static final int STARTS = 500;

    /** Its thread may be under way before the start has returned. */
    @Test
    void whoeverIsStartedListens() throws InterruptedException {
        for (int i = 0; i < STARTS; i++) {
            var opened = new CountDownLatch(1);
            var listener = new HintListener(
                    () -> {
                        opened.countDown();
                        throw new SQLException("nobody is there");
                    },
                    EngineDatabase.bean(JobHints.class));

            listener.start();

            assertThat(opened.await(10, TimeUnit.SECONDS)).as("start %d", i).isTrue();
            listener.stop();
        }
    }
}
