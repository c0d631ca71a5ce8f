package dev.runyard.worker;

import dev.runyard.contract.Claim;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.Farewell;
import dev.runyard.contract.WorkerDoor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The worker's side of {@link WorkerDoor}: asking for jobs. */
final class ServerDoor {
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final Wire wire;
    private final String token;
    private final JsonMapper json = new JsonMapper();

    ServerDoor(Wire wire, String token) {
        this.wire = wire;
        this.token = token;
    }

    /** Asks one time; throws what {@link Wire#once} throws. */
    Optional<Claim> claim(ClaimRequest request) throws IOException {
        HttpRequest message = wire.request(WorkerDoor.CLAIMS, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(request)))
                .build();
        Duration limit = Wire.MESSAGE.plusSeconds(request.waitSeconds());
        HttpResponse<String> response = wire.once(message, BodyHandlers.ofString(), limit);
        return response.statusCode() == 204 ? Optional.empty() : Optional.of(Wire.read(response, Claim.class));
    }

    /** Says goodbye, one time; throws what {@link Wire#once} throws. */
    void leave(Farewell farewell) throws IOException {
        HttpRequest message = wire.request(WorkerDoor.FAREWELLS, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(farewell)))
                .build();
        wire.once(message, BodyHandlers.ofString(), LAST_WORD);
    }

    /** Returns the door for one claimed job. */
    JobDoor job(String jobId, String jobToken) {
        return new JobDoor(wire, jobId, jobToken);
    }
}
