package dev.runyard.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runyard.contract.Artifact;
import dev.runyard.contract.Claim;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.Heartbeat;
import dev.runyard.contract.JobSpec;
import dev.runyard.contract.LogAck;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.StartRequest;
import dev.runyard.contract.Started;
import dev.runyard.contract.WorkerDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The worker door of a server that keeps everything in memory, and can be told to misbehave. */
final class FakeServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ArrayDeque<Claim> ready = new ArrayDeque<>();
    private final Map<String, Claim> claimed = new HashMap<>();
    private final Map<String, Job> jobs = new HashMap<>();
    final List<String> claimIds = new ArrayList<>();

    /** Lost answers to claims: the job is taken, the worker does not hear of it. */
    int loseClaimAnswers;

    /** Every call is answered with 503. */
    boolean down;

    int leaseSeconds = 30;
    int silenceSeconds = 20;

    /** What the server knows of a job. */
    static final class Job {
        byte[] configuration = new byte[0];
        byte @Nullable [] state;
        final List<byte[]> states = new ArrayList<>();
        final Map<String, byte[]> artifacts = new HashMap<>();
        final ByteArrayOutputStream log = new ByteArrayOutputStream();
        final List<PhaseResult> reports = new ArrayList<>();

        @Nullable
        StartRequest start;

        boolean stop;
        boolean released;
        boolean fenced;
        int fencedStates;
        int heartbeats;
        long logOffset = 70;

        synchronized String text() {
            return log.toString(StandardCharsets.UTF_8);
        }

        synchronized Optional<PhaseResult> result() {
            return reports.isEmpty() ? Optional.empty() : Optional.of(reports.getLast());
        }

        synchronized int stateCount() {
            return states.size();
        }

        synchronized String lastState() {
            return new String(states.getLast(), StandardCharsets.UTF_8);
        }

        synchronized Optional<byte[]> artifact(Artifact artifact) {
            return Optional.ofNullable(artifacts.get(artifact.wireName()));
        }

        synchronized void wishStop() {
            stop = true;
        }

        synchronized void fence() {
            fenced = true;
        }
    }

    FakeServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    URI url() {
        return URI.create("http://localhost:" + http.getAddress().getPort());
    }

    synchronized Job offer(JobSpec spec, byte[] configuration) {
        var job = new Job();
        job.configuration = configuration;
        jobs.put(spec.jobId(), job);
        ready.add(new Claim(spec, "job-token-of-" + spec.jobId(), leaseSeconds));
        notifyAll();
        return job;
    }

    synchronized int claims() {
        return claimIds.size();
    }

    synchronized void setDown(boolean isDown) {
        down = isDown;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            boolean isDown;
            synchronized (this) {
                isDown = down;
            }
            if (isDown) {
                send(exchange, 503, new byte[0]);
            } else if (path.equals(WorkerDoor.CLAIMS)) {
                claim(exchange, JSON.readValue(body, ClaimRequest.class));
            } else {
                String[] parts = path.split("/", -1);
                Job job;
                synchronized (this) {
                    job = java.util.Objects.requireNonNull(jobs.get(parts[4]), path);
                }
                synchronized (job) {
                    forJob(exchange, job, String.join("/", List.of(parts).subList(5, parts.length)), body);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void claim(HttpExchange exchange, ClaimRequest request) throws IOException, InterruptedException {
        Optional<Claim> claim;
        boolean lost;
        synchronized (this) {
            claimIds.add(request.claimId());
            long end = System.nanoTime() + request.waitSeconds() * 1_000_000_000L;
            while (ready.isEmpty() && !claimed.containsKey(request.claimId()) && System.nanoTime() < end) {
                wait(50);
            }
            claim = Optional.ofNullable(claimed.get(request.claimId())).or(() -> Optional.ofNullable(ready.poll()));
            claim.ifPresent(given -> claimed.put(request.claimId(), given));
            lost = claim.isPresent() && loseClaimAnswers-- > 0;
        }
        if (lost) {
            send(exchange, 500, new byte[0]);
        } else if (claim.isPresent()) {
            send(exchange, 200, JSON.writeValueAsBytes(claim.get()));
        } else {
            send(exchange, 204, new byte[0]);
        }
    }

    private void forJob(HttpExchange exchange, Job job, String what, byte[] body) throws IOException {
        if (job.fenced) {
            job.fencedStates +=
                    what.equals("state") && exchange.getRequestMethod().equals("PUT") ? 1 : 0;
            send(exchange, 409, new byte[0]);
            return;
        }
        String call = exchange.getRequestMethod() + " " + what;
        switch (call) {
            case "POST started" -> {
                job.start = JSON.readValue(body, StartRequest.class);
                send(exchange, 200, json(new Started(job.logOffset, leaseSeconds, silenceSeconds)));
            }
            case "POST released" -> {
                job.released = true;
                send(exchange, 200, new byte[0]);
            }
            case "POST heartbeat" -> {
                job.heartbeats++;
                var wish = job.stop ? Heartbeat.Wish.STOP : Heartbeat.Wish.GO_ON;
                send(exchange, 200, json(new Heartbeat(wish, leaseSeconds)));
            }
            case "PUT log" -> send(exchange, 200, json(new LogAck(append(job, exchange.getRequestURI(), body))));
            case "GET configuration" -> send(exchange, 200, job.configuration);
            case "GET state" -> sendIfThere(exchange, job.state, 204);
            case "PUT state" -> {
                job.states.add(body);
                send(exchange, 200, new byte[0]);
            }
            case "GET artifacts/plan" -> sendIfThere(exchange, job.artifacts.get("plan"), 404);
            case "PUT artifacts/plan",
                    "PUT artifacts/plan-json",
                    "PUT artifacts/redacted-plan-json",
                    "PUT artifacts/provider-schemas",
                    "PUT artifacts/generated-configuration" -> {
                job.artifacts.put(what.substring("artifacts/".length()), body);
                send(exchange, 200, new byte[0]);
            }
            case "POST report" -> {
                job.reports.add(JSON.readValue(body, PhaseResult.class));
                send(exchange, 200, new byte[0]);
            }
            default -> throw new IllegalArgumentException(call);
        }
    }

    private static long append(Job job, URI uri, byte[] body) {
        long offset = Long.parseLong(uri.getQuery().substring("offset=".length()));
        long end = job.logOffset + job.log.size();
        if (offset <= end && offset + body.length > end) {
            job.log.write(body, (int) (end - offset), (int) (offset + body.length - end));
        }
        return job.logOffset + job.log.size();
    }

    private static byte[] json(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    private static void sendIfThere(HttpExchange exchange, byte @Nullable [] body, int otherwise) throws IOException {
        if (body == null) {
            send(exchange, otherwise, new byte[0]);
        } else {
            send(exchange, 200, body);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) {
        try {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
