package dev.runyard.acceptance.chaos;

import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Fleet;
import dev.runyard.acceptance.support.Proxy;
import dev.runyard.acceptance.support.RunyardProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Breaks things, in an order that follows from the seed: one at a time, though what it broke may still be coming back. */
final class Faults {
    private record Victim(String name, RunyardProcess process) {
        boolean isUp() {
            return process.isAlive() && process.output().contains(" is ready ");
        }
    }

    private final Fleet fleet;
    private final Proxy line;
    private final List<Victim> victims = new ArrayList<>();
    private final Supplier<Duration> now;
    private final Random random;
    private final List<String> schedule = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private int count;
    private long end;

    /**
     * Prepares some.
     *
     * @param remote a worker that is not in a server
     * @param line what it reaches its server by
     * @param now the ledger's clock
     */
    Faults(Fleet fleet, RunyardProcess remote, Proxy line, Supplier<Duration> now, Random random) {
        this.fleet = fleet;
        this.line = line;
        this.now = now;
        this.random = random;
        for (int server = 0; server < fleet.size(); server++) {
            victims.add(new Victim("server " + server, fleet.server(server)));
        }
        victims.add(new Victim("the remote worker", remote));
    }

    /** Goes on for some time; whatever was stopped goes on again afterwards. */
    void rage(Duration howLong) throws InterruptedException {
        end = System.nanoTime() + howLong.toNanos();
        while (System.nanoTime() < end) {
            pause(300 + random.nextInt(1500));
            victims.forEach(this::revive);
            var victim = victims.get(random.nextInt(victims.size()));
            if (victim.isUp()) {
                count++;
                breakSomething(victim);
            }
        }
        note("heals");
        fleet.heals();
        revive(victims.getLast());
    }

    private void breakSomething(Victim victim) throws InterruptedException {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> kill(victim);
            case 3, 4, 5 -> note("SIGKILL of " + killTerraform(victim) + " of " + victim.name());
            case 6, 7 -> freeze(victim);
            case 8 -> cut();
            case 9 -> crashDatabase();
            case 10 -> restartDatabase();
            default -> terminate(victim);
        }
    }

    private void kill(Victim victim) throws InterruptedException {
        note("SIGKILL of " + victim.name());
        victim.process().kill();
        pause(random.nextInt(1500));
        note("start of " + victim.name());
        victim.process().startAgain();
    }

    private void terminate(Victim victim) {
        note("SIGTERM of " + victim.name());
        victim.process().terminate();
        Eventually.until("the end of " + victim.name(), () -> isThereStill(victim), there -> !there);
        note("start of " + victim.name());
        victim.process().startAgain();
    }

    /** A worker that drains waits for its server, which may have ended when it was to start without its database. */
    private boolean isThereStill(Victim victim) {
        victims.stream().filter(other -> !other.equals(victim)).forEach(this::revive);
        return victim.process().isAlive();
    }

    private void revive(Victim victim) {
        if (!victim.process().isAlive()) {
            note(victim.name() + " had ended; it is started again");
            victim.process().startAgain();
        }
    }

    private void freeze(Victim victim) throws InterruptedException {
        note("SIGSTOP of " + victim.name());
        victim.process().freeze();
        pause(shortOrLong());
        note("SIGCONT of " + victim.name());
        victim.process().thaw();
    }

    private void cut() throws InterruptedException {
        note("the line of the remote worker is cut");
        line.cut();
        pause(shortOrLong());
        note("the line is whole again");
        line.heal();
    }

    private void crashDatabase() {
        note("crash of PostgreSQL");
        fleet.database().crash();
    }

    private void restartDatabase() {
        note("stop of PostgreSQL");
        int millis = random.nextInt(3000);
        fleet.database().without(() -> {
            try {
                pause(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        note("PostgreSQL is there again");
    }

    /** Kills one terraform; tells which. */
    private String killTerraform(Victim victim) {
        var found = ProcessHandle.of(victim.process().pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(each -> each.info().command().orElse("").endsWith("/terraform"))
                .sorted()
                .toList();
        if (found.isEmpty()) {
            return "no terraform, since none runs,";
        }
        var chosen = found.get(random.nextInt(found.size()));
        chosen.destroyForcibly();
        return "terraform " + chosen.pid();
    }

    /** Within what a worker may be silent for, or beyond; but not for much longer than all of it takes. */
    private int shortOrLong() {
        int millis = 500 + random.nextInt(random.nextBoolean() ? 2000 : 15_000);
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        return (int) Math.min(millis, Math.max(left, 0) + 1000);
    }

    private void pause(int millis) throws InterruptedException {
        if (never.await(millis, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("never comes");
        }
    }

    void note(String what) {
        schedule.add(seconds(now.get()) + " " + what);
    }

    static String seconds(Duration at) {
        return "%7.2f s".formatted(at.toMillis() / 1000.0);
    }

    int count() {
        return count;
    }

    List<String> schedule() {
        return schedule;
    }
}
