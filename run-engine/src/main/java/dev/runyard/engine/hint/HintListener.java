package dev.runyard.engine.hint;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The one connection of this server that hears hints, reopened for ever, with pauses that grow until it hears again. */
@Component
final class HintListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HintListener.class);
    private static final int WAIT_MILLIS = 10_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DirectConnections connections;
    private final JobHints hints;
    private volatile @Nullable Thread thread;
    private volatile Duration pause = FIRST_PAUSE;

    HintListener(DirectConnections connections, JobHints hints) {
        this.connections = connections;
        this.hints = hints;
    }

    @Override
    public void start() {
        // The thread looks whether it is the running one: it is named before it starts.
        var listening = Thread.ofVirtual().name("hint-listener").unstarted(this::listenForEver);
        thread = listening;
        listening.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void listenForEver() {
        while (isRunning()) {
            try (Connection connection = connections.open()) {
                listen(connection);
            } catch (SQLException broken) {
                LOG.debug("no hints for {}: {}", pause, broken.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + JobHints.CHANNEL);
        }
        hints.wakeAll();
        var source = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            var heard = source.getNotifications(WAIT_MILLIS);
            for (int i = 0; heard != null && i < heard.length; i++) {
                hints.wake(heard[i].getParameter());
            }
            // Not before: a connection that breaks as soon as it listens is no reason to hurry.
            pause = FIRST_PAUSE;
        }
    }
}
