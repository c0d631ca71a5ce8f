package dev.runyard.api.jsonapi;

import dev.runyard.persistence.problem.Busy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Lets in no more large bodies at once than there is memory for: each is held as a whole, as bytes, as text, and as what the
 * text stands for, which is about five times its length.
 */
final class LargeBodies {
    /** What everybody may send at any time. */
    private static final int SMALL = 1 << 20;

    /** Of all memory; what bodies become is a third of it then. */
    private static final int SHARE = 16;

    private static final int UNIT = 1 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CALLBACK = LargeBodies.class.getName();

    private final int room;
    private final Semaphore free;

    /** Takes how much memory there is, in bytes. */
    LargeBodies(long memory) {
        this.room = Math.clamp(memory / SHARE, SMALL, Integer.MAX_VALUE - UNIT);
        this.free = new Semaphore(room / UNIT, true);
    }

    /** Returns how large a body may be that could have this many bytes if there were memory enough. */
    int most(int limit) {
        return Math.min(limit, room);
    }

    /**
     * Waits until there is room, which is given back when the request is over.
     *
     * @param length at most {@link #most}
     * @throws Busy when there is none in time
     */
    void admit(long length) {
        if (length <= SMALL) {
            return;
        }
        int units = (int) (length / UNIT);
        if (!isFree(units)) {
            throw new Busy("The server reads other large requests just now; try again in a moment");
        }
        RequestContextHolder.currentRequestAttributes()
                .registerDestructionCallback(CALLBACK, () -> free.release(units), RequestAttributes.SCOPE_REQUEST);
    }

    private boolean isFree(int units) {
        try {
            return free.tryAcquire(units, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
