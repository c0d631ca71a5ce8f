package dev.runyard.acceptance.chaos;

import dev.runyard.acceptance.support.Fleet;
import dev.runyard.acceptance.support.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Chaos for as long as {@code -Drunyard.chaos.seconds} says; {@code -Drunyard.chaos.seed} repeats the faults of another
 * time. A short one is part of {@code SeveralServersAcceptanceTest}, which has the servers for it.
 */
@EnabledIfSystemProperty(named = "runyard.chaos.seconds", matches = "\\d+", disabledReason = "takes its time")
class ChaosAcceptanceTest {
    @Test
    void nothingIsLostWhateverBreaks() throws InterruptedException {
        var howLong = Duration.ofSeconds(Long.getLong("runyard.chaos.seconds"));
        long seed = Long.getLong("runyard.chaos.seed", System.nanoTime());
        try (var fleet = Fleet.withWorkers(Integer.getInteger("runyard.chaos.servers", 2), Chaos.SETTINGS);
                var line = Proxy.before(fleet.admin(fleet.size() - 1))) {
            var remote = fleet.worker(
                    "remote", Map.of("RUNYARD_SERVER", line.address().toString()));
            Chaos.reigns(fleet, remote.awaits("is ready for"), line, howLong, seed);
        }
    }
}
