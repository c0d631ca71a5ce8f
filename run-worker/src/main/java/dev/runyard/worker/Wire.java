package dev.runyard.worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to the server, sent again with growing pauses while it cannot be reached. */
final class Wire implements AutoCloseable {
    /** A short message and its answer. */
    static final Duration MESSAGE = Duration.ofSeconds(15);

    /** How long a file on its way may stand still; it may take as long as it goes on. */
    private static final Duration STANDSTILL = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Wire.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_DETAIL = 200;
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final URI server;
    private final HttpClient client;
    private final Duration standstill;
    private final CountDownLatch givenUp = new CountDownLatch(1);

    Wire(URI server, Trust trust) throws IOException {
        this(server, trust, STANDSTILL);
    }

    Wire(URI server, Trust trust, Duration standstill) throws IOException {
        this.server = server;
        this.standstill = standstill;
        this.client = HttpClient.newBuilder()
                .sslContext(trust.context())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", "Bearer " + token);
    }

    /** Sends until there is an answer that will not change; throws what {@link #once} throws when it gave up. */
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, Duration limit) throws IOException {
        return untilAnswered(request.uri().getPath(), () -> once(request, handler, limit));
    }

    /** Sends a file until it is taken; a try is given up when it stands still, not when it takes long. */
    void upload(String path, String token, Path from) throws IOException {
        untilAnswered(path, () -> {
            var patience = new Patience(standstill);
            var body = BodyPublishers.fromPublisher(patience.of(BodyPublishers.ofFile(from)), Files.size(from));
            HttpRequest put = request(path, token)
                    .header("Content-Type", "application/octet-stream")
                    .PUT(body)
                    .build();
            return exchange(put, BodyHandlers.ofString(), patience);
        });
    }

    /** Fetches a file likewise. */
    <T> HttpResponse<T> download(String path, String token, BodyHandler<T> handler) throws IOException {
        HttpRequest get = request(path, token).GET().build();
        return untilAnswered(path, () -> {
            var patience = new Patience(standstill);
            return exchange(get, answer -> patience.of(handler.apply(answer)), patience);
        });
    }

    /** Sends a message as {@link #send} does, and reads its answer. */
    <T> T ask(HttpRequest request, Class<T> type) throws IOException {
        return untilAnswered(
                request.uri().getPath(), () -> read(once(request, BodyHandlers.ofString(), MESSAGE), type));
    }

    /**
     * Reads an answer. What is no JSON of this type did not come from the server but from something on the way to it,
     * so the request may succeed later.
     */
    static <T> T read(HttpResponse<String> response, Class<T> type) throws IOException {
        try {
            return JSON.readValue(response.body(), type);
        } catch (JacksonException e) {
            throw new IOException("The answer from " + response.uri().getPath() + " cannot be read", e);
        }
    }

    private <T> T untilAnswered(String path, Call<T> call) throws IOException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return call.make();
            } catch (Refused e) {
                throw e;
            } catch (IOException e) {
                log.debug("{} did not succeed, next try in {}", path, pause, e);
                if (pause(pause)) {
                    throw e;
                }
            }
            pause = longer(pause);
        }
    }

    /**
     * Sends one time. The limit is for all of it, the answer's body too.
     *
     * @throws Fenced when the server no longer knows the token, or the job went on without it
     * @throws Refused when the request can never succeed
     * @throws IOException when it may succeed later
     */
    <T> HttpResponse<T> once(HttpRequest request, BodyHandler<T> handler, Duration limit) throws IOException {
        return exchange(request, handler, new Patience(limit));
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler, Patience patience)
            throws IOException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
        try {
            HttpResponse<T> response = patience.awaits(answer);
            check(response);
            return response;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("No answer within " + patience + " from " + request.uri(), e);
        } catch (ExecutionException e) {
            throw new IOException("Cannot reach " + request.uri() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    private static <T> void check(HttpResponse<T> response) throws IOException {
        int status = response.statusCode();
        if (status < 300) {
            return;
        }
        String message = response.request().method() + " " + response.uri().getPath() + " was answered with " + status;
        String detail = response.body() instanceof String text ? detail(text) : "";
        if (status == 401 || status == 409) {
            throw new Fenced(status, message, detail);
        }
        if (status >= 500 || PASSING.contains(status)) {
            throw new IOException(message);
        }
        throw new Refused(status, message, detail);
    }

    /** What the server has to say, or the beginning of what something else says in its place. */
    private static String detail(String body) {
        try {
            JsonNode told = JSON.readTree(body).at("/errors/0/detail");
            if (told.isString()) {
                return told.asString();
            }
        } catch (JacksonException e) {
            log.debug("The answer is no JSON", e);
        }
        String line = body.lines().findFirst().orElse("");
        return line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + "…" : line;
    }

    /** Waits; returns true when there is no more waiting. */
    boolean pause(Duration pause) {
        long jitter = ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1);
        try {
            return givenUp.await(pause.toMillis() + jitter, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    @FunctionalInterface
    private interface Call<T> {
        T make() throws IOException;
    }

    /** From now on nothing is tried twice. */
    void giveUp() {
        givenUp.countDown();
    }

    @Override
    public void close() {
        giveUp();
        client.shutdownNow();
    }
}
