package dev.runyard.worker.tool;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Releases on a web server. Nothing here is believed for having been sent: what is installed is checked against the
 * publisher's signature.
 *
 * @param indexHome where the list of releases is; ends with a slash
 * @param releaseHome where the folders of releases are; ends with a slash
 */
record WebReleases(Publisher publisher, URI indexHome, URI releaseHome, HttpClient http) implements ReleaseSource {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final long LARGEST_INDEX = 32L << 20;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** A claimed job waits for the list, and its lease is short. */
    private static final Duration INDEX = Duration.ofSeconds(10);

    private static final Duration FILE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private static final Progress NOBODY = new Progress() {
        @Override
        public void line(String text) {
            // A list takes no time worth telling.
        }

        @Override
        public boolean stopped() {
            return false;
        }
    };

    /** Returns a client that uses the proxy of the JVM's settings. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @Override
    public String name() {
        return releaseHome.toString();
    }

    @Override
    public List<Version> versions(Platform platform) throws IOException, InterruptedException {
        URI url = indexHome.resolve(publisher.index());
        Path file = Files.createTempFile("releases", ".json");
        try {
            if (!get(url, file, LARGEST_INDEX, INDEX, NOBODY)) {
                throw new IOException(url + " does not exist");
            }
            return publisher.versions(JSON.readTree(Files.readAllBytes(file)), platform);
        } catch (JacksonException e) {
            throw new IOException(url + " is not a list of releases", e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public boolean fetch(Version version, String file, Path to, long largest, Progress progress)
            throws IOException, InterruptedException {
        return get(releaseHome.resolve(publisher.folder(version) + "/" + file), to, largest, FILE, progress);
    }

    /** The client's own limit ends with the headers, so that this one is kept by the caller's thread. */
    private boolean get(URI url, Path to, long largest, Duration limit, Progress progress)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(limit)
                .header("User-Agent", "Runyard")
                .build();
        CompletableFuture<HttpResponse<Path>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofFile(to), largest));
        try {
            int status = await(answer, limit, progress).statusCode();
            if (status != OK && status != NOT_FOUND && status != GONE) {
                throw new IOException(url + " answered " + status);
            }
            return status == OK;
        } catch (ExecutionException e) {
            throw new IOException(url + " cannot be reached: " + why(e), e);
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpResponse<Path> await(
            CompletableFuture<HttpResponse<Path>> answer, Duration limit, Progress progress)
            throws IOException, InterruptedException, ExecutionException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (progress.stopped()) {
                    throw new IOException("The download was stopped", e);
                }
                if (System.nanoTime() - end > 0) {
                    throw new ExecutionException(
                            new IOException("it took longer than " + limit.toSeconds() + " seconds"));
                }
            }
        }
    }

    private static String why(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
