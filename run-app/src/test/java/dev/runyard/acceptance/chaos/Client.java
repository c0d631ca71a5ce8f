package dev.runyard.acceptance.chaos;

import static dev.runyard.acceptance.support.ApiClient.document;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Fleet;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Somebody who asks for runs, and lets them apply, discards, cancels, or ends them by force. */
final class Client {
    /** A workspace with its configuration. */
    record Target(String workspace, String name, String configuration) {}

    private final Fleet fleet;
    private final List<Target> targets;
    private final Set<String> runs;
    private final Random random;
    private final CountDownLatch over;

    /**
     * Prepares one.
     *
     * @param runs where the runs that it was given are written down
     */
    Client(Fleet fleet, List<Target> targets, Set<String> runs, Random random, CountDownLatch over) {
        this.fleet = fleet;
        this.targets = targets;
        this.runs = runs;
        this.random = random;
        this.over = over;
    }

    void goOn() {
        try {
            while (!over.await(random.nextInt(300), TimeUnit.MILLISECONDS)) {
                one(targets.get(random.nextInt(targets.size())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void one(Target target) throws InterruptedException {
        boolean auto = random.nextInt(10) < 7;
        int mood = random.nextInt(10);
        int patience = 200 + random.nextInt(4000);
        var wanted = document(
                "runs",
                Map.of("auto-apply", auto),
                Map.of(
                        "workspace",
                        new String[] {"workspaces", target.workspace()},
                        "configuration-version",
                        new String[] {"configuration-versions", target.configuration()}));
        var asked = ask(api -> api.post("runs", wanted));
        if (asked.isEmpty()) {
            return;
        }
        var run = asked.get().is(201).id();
        runs.add(run);
        if (mood < 3) {
            over.await(patience, TimeUnit.MILLISECONDS);
            act(run, "cancel");
            if (mood == 0) {
                over.await(1100, TimeUnit.MILLISECONDS);
                act(run, "force-cancel");
            }
        }
        follow(run, auto, mood);
    }

    /** Until it is over, so that no more runs wait than there are clients. */
    private void follow(String run, boolean auto, int mood) throws InterruptedException {
        while (!over.await(200, TimeUnit.MILLISECONDS)) {
            var status = status(run);
            if (Told.isOver(status)) {
                return;
            }
            if (!auto && status.equals("planned")) {
                act(run, mood > 7 ? "discard" : "apply");
            }
        }
    }

    private String status(String run) {
        return ask(api -> api.get("runs/" + run))
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.attribute("status").asString())
                .orElse("unknown");
    }

    /** That it comes too late is nothing special. */
    private void act(String run, String action) {
        ask(api -> api.post("runs/" + run + "/actions/" + action, Map.of()));
    }

    /** Asks one server after the other until one answers; nothing when none does just now. */
    private Optional<Answer> ask(Function<ApiClient, Answer> question) {
        int first = random.nextInt(fleet.size());
        return IntStream.range(0, fleet.size())
                .mapToObj(i -> answer(fleet.admin((first + i) % fleet.size()), question))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Answer> answer(ApiClient api, Function<ApiClient, Answer> question) {
        try {
            return Optional.of(question.apply(api)).filter(answer -> answer.status() < 500);
        } catch (UncheckedIOException gone) {
            return Optional.empty();
        }
    }
}
