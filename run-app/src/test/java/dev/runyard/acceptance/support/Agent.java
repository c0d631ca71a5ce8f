package dev.runyard.acceptance.support;

import static dev.runyard.acceptance.support.ApiClient.document;

import dev.runyard.contract.WorkerDoor;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.lang3.RandomStringUtils;
import tools.jackson.databind.json.JsonMapper;

/** An agent that executes nothing: it speaks at the worker's door by hand, with the token of a pool. */
public final class Agent {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String JOBS = "/worker/v1/jobs/";

    private final ApiClient door;
    private final String id = "agent-" + RandomStringUtils.secure().nextAlphanumeric(16);

    private Agent(ApiClient door) {
        this.door = door;
    }

    /** Makes a pool that all workspaces may use. */
    public static String pool(Tenant tenant, String name) {
        return tenant.api()
                .post("organizations/" + tenant.name() + "/agent-pools", document("agent-pools", Map.of("name", name)))
                .is(201)
                .id();
    }

    /** Makes a token of a pool; its answer has the text. */
    public static Answer issue(Tenant tenant, String pool) {
        return tenant.api()
                .post(
                        "agent-pools/" + pool + "/authentication-tokens",
                        document("authentication-tokens", Map.of("description", "rack 7")))
                .is(201);
    }

    /** Makes an agent of a pool, with a token of its own. */
    public static Agent of(Tenant tenant, String pool) {
        return with(tenant, issue(tenant, pool).attribute("token").asString());
    }

    /** Makes an agent that has this token. */
    public static Agent with(Tenant tenant, String token) {
        return new Agent(tenant.api().with(token));
    }

    public String id() {
        return id;
    }

    /** Returns what it speaks by. */
    public ApiClient door() {
        return door;
    }

    /** Claims, with labels and a name, and without waiting. */
    public Answer claim() {
        return claim(id, UUID.randomUUID().toString());
    }

    /** Claims under a claim id. */
    public Answer claim(String claimId) {
        return claim(id, claimId);
    }

    /** Claims under the id of some worker. */
    public Answer claim(String workerId, String claimId) {
        return claim(claimId, registration(workerId, 2, Map.of("rack", "7")));
    }

    /** Claims with a registration; empty for none. */
    public Answer claim(String claimId, Map<String, ?> registration) {
        var request = new HashMap<String, Object>(request(claimId, WorkerDoor.VERSION));
        if (!registration.isEmpty()) {
            request.put("registration", registration);
        }
        return post(WorkerDoor.CLAIMS, request);
    }

    /** Claims as a worker that speaks some version of the contract. */
    public Answer claim(String claimId, int version) {
        return post(WorkerDoor.CLAIMS, request(claimId, version));
    }

    private static Map<String, Object> request(String claimId, int version) {
        return Map.of(
                "claimId",
                claimId,
                "contractVersion",
                version,
                "worker",
                "by-hand",
                "workerVersion",
                "1",
                "waitSeconds",
                0);
    }

    /** Makes what a worker tells of itself. */
    public static Map<String, Object> registration(String workerId, int concurrency, Map<String, ?> labels) {
        return Map.of("id", workerId, "concurrency", concurrency, "labels", labels);
    }

    /** Sends anything to the door. */
    public Answer post(String path, Object body) {
        return post(door, path, body);
    }

    /** Says goodbye for a worker. */
    public Answer leave(String workerId, String reason) {
        return post("/worker/v1/farewells", Map.of("id", workerId, "reason", reason));
    }

    /** Returns the words of who holds what an answer to a claim gives. */
    public Holder holder(Answer claim) {
        var given = claim.is(200).json();
        return new Holder(
                door.with(given.at("/jobToken").asString()),
                given.at("/job/jobId").asString());
    }

    /** Returns the words of somebody who has the agent's own token, and no job's. */
    public Holder without(Holder job) {
        return new Holder(door, job.job);
    }

    private static Answer post(ApiClient door, String path, Object body) {
        return door.send(
                "POST",
                path,
                BodyPublishers.ofString(JSON.writeValueAsString(body)),
                Map.of("Content-Type", "application/json"));
    }

    /** Somebody with a token, and the job they speak of. */
    public record Holder(ApiClient door, String job) {
        /** Speaks of another job, with the same token. */
        public Holder of(Holder other) {
            return new Holder(door, other.job);
        }

        public Answer starts() {
            return send("started", Map.of("platform", "linux_amd64", "toolVersion", "1.11.4", "sandbox", "process"));
        }

        public Answer releases() {
            return send("released", Map.of());
        }

        public Answer beats() {
            return send("heartbeat", Map.of());
        }

        public Answer fails() {
            return send(
                    "report",
                    Map.of(
                            "result",
                            "failed",
                            "reason",
                            "by hand",
                            "counts",
                            Map.of("additions", 0, "changes", 0, "destructions", 0, "imports", 0)));
        }

        public Answer claims() {
            return Agent.post(door, WorkerDoor.CLAIMS, request("x", WorkerDoor.VERSION));
        }

        public Answer logs(String text) {
            return put("log?offset=0", text);
        }

        public Answer puts(String artifact) {
            return put("artifacts/" + artifact, "not really");
        }

        public Answer putsState() {
            return put(
                    "state",
                    "{\"version\":4,\"terraform_version\":\"1.11.4\",\"serial\":1,\"lineage\":\"by-hand\","
                            + "\"outputs\":{},\"resources\":[]}");
        }

        public Answer gets(String what) {
            return door.get(JOBS + job + "/" + what);
        }

        /** Does everything that a holder can, once; nothing that would succeed is in the way of what follows. */
        public List<Answer> everything() {
            return List.of(
                    gets("configuration"),
                    gets("state"),
                    gets("artifacts/plan"),
                    beats(),
                    logs("forged"),
                    puts("plan"),
                    puts("plan-json"),
                    putsState(),
                    starts(),
                    fails(),
                    releases());
        }

        private Answer send(String what, Object body) {
            return Agent.post(door, JOBS + job + "/" + what, body);
        }

        private Answer put(String what, String body) {
            return door.send(
                    "PUT",
                    JOBS + job + "/" + what,
                    BodyPublishers.ofString(body),
                    Map.of("Content-Type", "application/octet-stream"));
        }
    }
}
