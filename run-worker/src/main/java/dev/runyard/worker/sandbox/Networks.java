package dev.runyard.worker.sandbox;

import dev.runyard.worker.egress.Outlet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes networks for attempts, some of them ahead, since that takes longer than a short phase may wait. None is used twice. */
final class Networks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Networks.class);

    private final int ahead;
    private final Deque<Namespace> waiting = new ArrayDeque<>();
    private int coming;
    private boolean closed;

    /**
     * Makes none yet.
     *
     * @param ahead how many are to wait
     */
    Networks(int ahead) {
        this.ahead = ahead;
    }

    /** Makes networks for attempts that will come, beside whatever is going on. */
    void expect(Outlet outlet) {
        while (begins()) {
            Thread.ofVirtual().name("network").start(() -> prepare(outlet));
        }
    }

    private synchronized boolean begins() {
        boolean begins = !closed && waiting.size() + coming < ahead;
        coming += begins ? 1 : 0;
        return begins;
    }

    private void prepare(Outlet outlet) {
        try {
            keep(Namespace.make(outlet));
        } catch (IOException e) {
            // The attempt that needs one finds out, and says so where people look.
            log.debug("No network was made ahead", e);
            keep(null);
        }
    }

    private synchronized void keep(@Nullable Namespace made) {
        coming--;
        if (made != null && closed) {
            made.close();
        } else if (made != null) {
            waiting.addLast(made);
        }
    }

    /** Returns one that is only the caller's. */
    Namespace take(Outlet outlet) throws IOException {
        Namespace taken = next();
        while (taken != null && !taken.becomes(outlet)) {
            taken.close();
            taken = next();
        }
        Namespace mine = taken == null ? Namespace.make(outlet) : taken;
        expect(outlet);
        return mine;
    }

    private synchronized @Nullable Namespace next() {
        return waiting.pollFirst();
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.forEach(Namespace::close);
        waiting.clear();
    }
}
