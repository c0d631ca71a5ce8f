package dev.runyard.worker;

import dev.runyard.contract.Artifact;
import dev.runyard.contract.Heartbeat;
import dev.runyard.contract.LogAck;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.StartRequest;
import dev.runyard.contract.Started;
import dev.runyard.contract.WorkerDoor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The worker's side of {@link WorkerDoor} for one attempt. Calls are repeated until they are answered, except for
 * heartbeats, which are a repetition already, and what is given back, which its lease does else.
 */
final class JobDoor {
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final Wire wire;
    private final String jobId;
    private final String jobToken;
    private final JsonMapper json = new JsonMapper();

    JobDoor(Wire wire, String jobId, String jobToken) {
        this.wire = wire;
        this.jobId = jobId;
        this.jobToken = jobToken;
    }

    Started started(StartRequest request) throws IOException {
        HttpRequest message = post(WorkerDoor.started(jobId), json.writeValueAsBytes(request));
        return wire.ask(message, Started.class);
    }

    /** Gives the attempt back, one time. */
    void released() throws IOException {
        wire.once(post(WorkerDoor.released(jobId), new byte[0]), BodyHandlers.ofString(), LAST_WORD);
    }

    Heartbeat heartbeat(Duration limit) throws IOException {
        HttpRequest message = wire.request(WorkerDoor.heartbeat(jobId), jobToken)
                .POST(BodyPublishers.noBody())
                .build();
        return Wire.read(wire.once(message, BodyHandlers.ofString(), limit), Heartbeat.class);
    }

    /** Returns where the next byte goes. */
    long log(long offset, byte[] bytes) throws IOException {
        String path = WorkerDoor.log(jobId) + "?offset=" + offset;
        HttpRequest message = wire.request(path, jobToken)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        return wire.ask(message, LogAck.class).nextOffset();
    }

    void configuration(Path to) throws IOException {
        download(WorkerDoor.configuration(jobId), to);
    }

    /** Returns whether there is a state. */
    boolean state(Path to) throws IOException {
        return download(WorkerDoor.state(jobId), to);
    }

    void putState(Path from) throws IOException {
        wire.upload(WorkerDoor.state(jobId), jobToken, from);
    }

    void plan(Path to) throws IOException {
        download(WorkerDoor.artifact(jobId, Artifact.PLAN), to);
    }

    void putArtifact(Artifact artifact, Path from) throws IOException {
        wire.upload(WorkerDoor.artifact(jobId, artifact), jobToken, from);
    }

    void report(PhaseResult result) throws IOException {
        byte[] body = json.writerFor(PhaseResult.class).writeValueAsBytes(result);
        wire.send(post(WorkerDoor.report(jobId), body), BodyHandlers.ofString(), Wire.MESSAGE);
    }

    /** Waits before something is tried again; returns true when there is no more waiting. */
    boolean pause(Duration pause) {
        return wire.pause(pause);
    }

    private boolean download(String path, Path to) throws IOException {
        BodyHandler<Path> handler =
                answer -> answer.statusCode() == 200 ? BodySubscribers.ofFile(to) : BodySubscribers.replacing(to);
        HttpResponse<Path> response = wire.download(path, jobToken, handler);
        return response.statusCode() == 200;
    }

    private HttpRequest post(String path, byte[] body) {
        return wire.request(path, jobToken)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
