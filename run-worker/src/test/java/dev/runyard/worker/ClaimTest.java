package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.runyard.contract.PhaseResult;
import dev.runyard.worker.tool.Mirror;
import dev.runyard.worker.tool.ToolMirrors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Jobs that a worker has claimed and not started: nobody else gets them meanwhile. */
class ClaimTest {
    @Test
    void whatIsGivenToAWorkerThatWasToldToEndGoesBack() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            var patient = new WorkerSettings.Timing(Duration.ofSeconds(50), Yard.QUICK.heartbeat(), Yard.QUICK.grace());
            Worker worker = yard.startWorker(yard.settings().withConcurrency(1).with(patient));
            // The first is answered at once; the second waits.
            Yard.await(() -> yard.server.claims() == 2, "a claim that waits");

            assertThat(worker.drain()).isEmpty();
            var plan = yard.run("").plan();

            worker.drained().join();
            synchronized (plan) {
                assertThat(plan.released).isTrue();
                assertThat(plan.start).isNull();
            }
            assertThat(yard.server.claims()).isEqualTo(2);
        }
    }

    @Test
    void aPlanThatAWorkerInterruptsAtItsEndGoesBack() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            FakeTerraform.install(yard, "echo planning\nexec sleep 8765\n");
            Worker worker = yard.startWorker();
            var plan = yard.run("").tool("terraform", FakeTerraform.VERSION).plan();
            Yard.await(() -> plan.text().contains("planning"), "the plan");

            worker.stop(Duration.ZERO);

            synchronized (plan) {
                assertThat(plan.released).isTrue();
                assertThat(plan.reports).isEmpty();
            }
        }
    }

    /** The list of releases is long in coming. */
    @Test
    void aClaimIsRenewedUntilTheToolIsFound() throws IOException {
        var renewed = new CountDownLatch(1);
        var mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/", exchange -> {
            try (exchange) {
                renewed.await();
                exchange.sendResponseHeaders(404, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        mirror.start();
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.server.leaseSeconds = 1;
            var place = new Mirror.Place.Web(
                    URI.create("http://localhost:" + mirror.getAddress().getPort() + "/"));
            yard.startWorker(yard.settings()
                    .with(new WorkerSettings.Sources(
                            null, new ToolMirrors(new Mirror(place, null), Mirror.NONE), null)));
            var plan = yard.run("").tool("terraform", "~> 99.0").plan();

            Yard.await(() -> beats(plan) > 1, "renewals");
            synchronized (plan) {
                assertThat(plan.start).isNull();
            }
            renewed.countDown();

            assertThat(Yard.resultOf(plan)).isInstanceOf(PhaseResult.Failed.class);
        } finally {
            mirror.stop(0);
        }
    }

    private static int beats(FakeServer.Job job) {
        synchronized (job) {
            return job.heartbeats;
        }
    }
}
