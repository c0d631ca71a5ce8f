package dev.runyard.acceptance.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.chaos.Client.Target;
import dev.runyard.acceptance.chaos.Ledger.Mark;
import dev.runyard.acceptance.chaos.Verdict.Problem;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Fleet;
import dev.runyard.acceptance.support.Proxy;
import dev.runyard.acceptance.support.RunyardProcess;
import dev.runyard.acceptance.support.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Breaks servers, workers, terraform, lines and PostgreSQL at random while people ask for runs. */
public final class Chaos {
    private static final Logger LOG = LoggerFactory.getLogger(Chaos.class);

    /** Settings of a fleet in which it is soon known what a fault comes to. */
    public static final Map<String, String> SETTINGS = Map.of(
            "RUNYARD_LEASE", "4s",
            "RUNYARD_APPLY_LOST_AFTER", "9s",
            "RUNYARD_FORCE_CANCEL_AFTER", "1s");

    private static final int CLIENTS = 4;

    private final Fleet fleet;
    private final long seed;
    private final Random random;
    private final Tenant tenant;
    private final Set<String> runs = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);

    private Chaos(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.seed = seed;
        this.random = new Random(seed);
        this.tenant = fleet.tenant().open(fleet.admin());
    }

    /**
     * Breaks things for some time, lets everything come back, and compares what terraform did with what Runyard tells.
     *
     * @param remote a worker that is not in a server
     * @param line what it reaches its server by
     * @param seed decides what breaks, and in what order
     */
    public static void reigns(Fleet fleet, RunyardProcess remote, Proxy line, Duration howLong, long seed)
            throws InterruptedException {
        LOG.info("Chaos for {} s with seed {}", howLong.toSeconds(), seed);
        new Chaos(fleet, seed).reign(remote, line, howLong);
    }

    private void reign(RunyardProcess remote, Proxy line, Duration howLong) throws InterruptedException {
        try (var ledger = Ledger.open()) {
            var targets = targets(ledger);
            var faults = new Faults(fleet, remote, line, ledger::now, new Random(random.nextLong()));
            var clients = clients(targets);
            faults.rage(howLong);
            over.countDown();
            for (Thread client : clients) {
                client.join();
            }
            settle(targets, faults);
            judge(targets, faults, ledger);
        }
    }

    private List<Target> targets(Ledger ledger) {
        return Stream.of("network", "cluster", "people")
                .map(name -> {
                    var workspace = tenant.workspace(name);
                    return new Target(workspace.id(), name, workspace.configuration(ledger.configuration()));
                })
                .toList();
    }

    private List<Thread> clients(List<Target> targets) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(i -> new Client(fleet, targets, runs, new Random(random.nextLong()), over))
                .map(client -> Thread.ofPlatform().name("client").start(client::goOn))
                .toList();
    }

    /** What waits for a person is discarded; everything else ends by itself. */
    private void settle(List<Target> targets, Faults faults) {
        try {
            Eventually.until("all runs to be over", () -> unfinished(targets), List::isEmpty);
        } catch (AssertionError stuck) {
            // The verdict tells of each.
            faults.note(String.valueOf(stuck.getMessage()));
        }
        faults.note("all is quiet");
    }

    private List<String> unfinished(List<Target> targets) {
        var left = new ArrayList<String>();
        for (Target target : targets) {
            tenant.api()
                    .get("workspaces/" + target.workspace() + "/runs?page[size]=100&filter[status_group]=non_final")
                    .is(200)
                    .json()
                    .at("/data")
                    .forEach(run -> {
                        var id = run.get("id").asString();
                        var status = run.at("/attributes/status").asString();
                        left.add(id + " " + status);
                        if (status.equals("planned")) {
                            tenant.api().post("runs/" + id + "/actions/discard", Map.of());
                        }
                    });
        }
        return left;
    }

    private void judge(List<Target> targets, Faults faults, Ledger ledger) {
        var witness = new Witness(fleet.admin(), tenant.name());
        var accounts = targets.stream().map(witness::account).toList();
        var marks = ledger.marks();

        var problems = Verdict.on(accounts, marks, runs);

        var ends = accounts.stream()
                .flatMap(account -> account.runs().stream())
                .collect(groupingBy(Told::status, counting()));
        LOG.info(
                "Chaos with seed {}: {} faults, {} marks, runs: {}; {}",
                seed,
                faults.count(),
                marks.size(),
                ends,
                inFlight(accounts, marks));
        assertThat(problems)
                .as(() -> "seed " + seed + "\n" + String.join("\n", faults.schedule())
                        + story(problems, accounts, witness, ledger))
                .isEmpty();
        assertThat(runs).as("the clients were given runs").isNotEmpty();
    }

    /** How much of what was in flight, and is in no state, its run names. What a killed worker had not read yet, nobody can. */
    private static String inFlight(List<Account> accounts, List<Mark> marks) {
        int lost = 0;
        int named = 0;
        for (Account account : accounts) {
            for (Told run : account.runs()) {
                var mark = Verdict.brokenOff(List.of(run), marks)
                        .filter(each -> !account.states().contains(each.resource()))
                        .filter(each -> marks.stream()
                                .noneMatch(other -> other.what().equals("gone")
                                        && other.resource().equals(each.resource())))
                        .findFirst();
                lost += mark.isPresent() ? 1 : 0;
                named += mark.filter(each -> run.reasons().contains("terraform_data." + each.name() + " ("))
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        return lost + " things were in flight and are in no state, " + named + " of them named";
    }

    /** Tells all that is known of the runs that something is wrong with. */
    private static String story(List<Problem> problems, List<Account> accounts, Witness witness, Ledger ledger) {
        var story = new StringBuilder();
        problems.stream()
                .map(Problem::run)
                .filter(run -> !run.isEmpty())
                .distinct()
                .forEach(run -> {
                    accounts.stream()
                            .flatMap(account -> account.runs().stream())
                            .filter(told -> told.id().equals(run))
                            .forEach(told -> story.append("\n== ").append(told).append('\n'));
                    ledger.marks().stream()
                            .filter(mark -> mark.run().equals(run))
                            .forEach(mark -> story.append(Faults.seconds(mark.at()))
                                    .append(' ')
                                    .append(mark)
                                    .append('\n'));
                    story.append(witness.logs(run));
                });
        return story.toString();
    }
}
