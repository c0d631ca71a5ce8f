package dev.runyard.worker;

import dev.runyard.worker.sandbox.Cell;
import dev.runyard.worker.sandbox.SandboxProcess;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The order to end an attempt: given by anyone, carried out by the thread that waits for terraform. */
final class Halt {
    /** Why an attempt has to end. */
    enum Reason {
        /** People wish it. */
        ASKED,
        /** The server could not be reached for too long. */
        SILENT,
        /** The worker was frozen, and its watchdog has interrupted terraform already. */
        FROZEN,
        /** The worker is being stopped. */
        SHUTDOWN,
        /** It took too long. */
        OVERTIME,
        /** It used more than it may: killed at once when it went on, or interrupted where only its log was too long. */
        LIMIT,
        /** The attempt is no longer the server's; stronger than all others. */
        FENCED
    }

    private static final Duration LOOK = Duration.ofMillis(25);

    private final BooleanSupplier frozen;
    private final long overtimeAt;
    private volatile Duration grace;
    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
    private final AtomicReference<@Nullable String> limit = new AtomicReference<>();

    /**
     * Nothing is ordered yet.
     *
     * @param grace between the interrupt and the kill
     * @param overtime after which the order is given by the clock
     * @param frozen tells whether the watchdog has acted
     */
    Halt(Duration grace, Duration overtime, BooleanSupplier frozen) {
        this.frozen = frozen;
        this.grace = grace;
        this.overtimeAt = System.nanoTime() + overtime.toNanos();
    }

    /** Gives the order; the first reason stays, unless the attempt is fenced. */
    void raise(Reason why) {
        if (why == Reason.FENCED) {
            reason.set(why);
        } else {
            reason.compareAndSet(null, why);
        }
    }

    /**
     * Gives the order since a limit was passed.
     *
     * @param passed the limit, as it follows "the plan"
     */
    void raiseLimit(String passed) {
        limit.compareAndSet(null, passed);
        raise(Reason.LIMIT);
    }

    /** Returns the limit that was passed, as it follows "the plan". */
    String limit() {
        return Objects.requireNonNullElse(limit.get(), "used more than it may");
    }

    /**
     * Gives the order since the server cannot be reached, and terraform no more time than is left until the phase may go
     * on without it.
     */
    void raiseSilent(Duration left) {
        grace = left.compareTo(grace) < 0 ? left : grace;
        raise(Reason.SILENT);
    }

    Optional<Reason> reason() {
        if (frozen.getAsBoolean()) {
            raise(Reason.FROZEN);
        }
        if (System.nanoTime() - overtimeAt > 0) {
            raise(Reason.OVERTIME);
        }
        return Optional.ofNullable(reason.get());
    }

    boolean is(Reason why) {
        return reason().equals(Optional.of(why));
    }

    /** Waits for the end of a process, and brings it about when it is ordered. Returns the exit code. */
    int await(SandboxProcess process, Cell cell) throws InterruptedException {
        Optional<Integer> code = process.await(LOOK);
        Optional<String> passed = Optional.empty();
        while (code.isEmpty() && reason().isEmpty() && passed.isEmpty()) {
            code = process.await(LOOK);
            passed = cell.passedLimit();
        }
        if (code.isPresent()) {
            return code.get();
        }
        if (passed.isPresent()) {
            // The machine is at stake: what takes more than there is cannot be asked to end.
            raiseLimit(passed.get());
            return kill(process, cell);
        }
        return end(process, cell);
    }

    /** One interrupt, as soon as the sandbox has brought the tool up; a kill when the time is over. */
    private int end(SandboxProcess process, Cell cell) throws InterruptedException {
        long killAt = System.nanoTime() + grace.toNanos();
        Optional<Integer> code = Optional.empty();
        while (code.isEmpty() && !is(Reason.FENCED) && System.nanoTime() - killAt < 0) {
            interrupt(process);
            code = process.await(LOOK);
        }
        return code.isPresent() ? code.get() : kill(process, cell);
    }

    private static int kill(SandboxProcess process, Cell cell) throws InterruptedException {
        Optional<Integer> code = Optional.empty();
        while (code.isEmpty()) {
            process.kill();
            cell.kill();
            code = process.await(LOOK);
        }
        return code.get();
    }

    /** A second interrupt would make terraform drop everything. */
    private void interrupt(SandboxProcess process) {
        if (!is(Reason.FROZEN)) {
            process.interrupt();
        }
    }
}
