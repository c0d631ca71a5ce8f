package dev.runyard.worker.tool;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The mirrors of this worker, and for a while what they said they have. */
final class Releases {
    private static final long KNOWN_NANOS = Duration.ofMinutes(5).toNanos();

    /** Not long, but no run waits for a dead network that another has just waited for. */
    private static final long FAILED_NANOS = Duration.ofSeconds(30).toNanos();

    private final ToolMirrors mirrors;
    private final Platform platform;
    private final HttpClient http = WebReleases.client();
    private final Map<Publisher, Answer> answers = new ConcurrentHashMap<>();

    /** What a mirror answered: its versions, or why there are none. */
    private record Answer(List<Version> versions, String problem, long until) {
        List<Version> require() throws IOException {
            if (!problem.isEmpty()) {
                throw new IOException(problem);
            }
            return versions;
        }
    }

    Releases(ToolMirrors mirrors, Platform platform) {
        this.mirrors = mirrors;
        this.platform = platform;
    }

    Platform platform() {
        return platform;
    }

    /** Returns where releases come from; nothing when they come from nowhere. */
    Optional<ReleaseSource> source(Publisher publisher) {
        return switch (mirrors.of(publisher).place()) {
            case Mirror.Place.None _ -> Optional.empty();
            case Mirror.Place.Home _ ->
                Optional.of(new WebReleases(publisher, publisher.indexHome(), publisher.releaseHome(), http));
            case Mirror.Place.Web web -> Optional.of(new WebReleases(publisher, web.url(), web.url(), http));
            case Mirror.Place.Folder folder -> Optional.of(new FolderReleases(publisher, folder.path()));
        };
    }

    /** Returns the keys that releases must be signed with. */
    PublisherKeys keys(Publisher publisher) throws IOException {
        return mirrors.of(publisher).trusted(publisher.tool());
    }

    /**
     * Returns what there is for this platform.
     *
     * @throws IOException with a line for people when that cannot be known now
     */
    List<Version> versions(Publisher publisher, ReleaseSource source) throws IOException, InterruptedException {
        Answer known = answers.get(publisher);
        if (known == null || System.nanoTime() - known.until() > 0) {
            known = ask(source);
            answers.put(publisher, known);
        }
        return known.require();
    }

    private Answer ask(ReleaseSource source) throws InterruptedException {
        try {
            return new Answer(source.versions(platform), "", System.nanoTime() + KNOWN_NANOS);
        } catch (IOException e) {
            return new Answer(List.of(), String.valueOf(e.getMessage()), System.nanoTime() + FAILED_NANOS);
        }
    }
}
