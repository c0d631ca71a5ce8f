package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Archive;
import dev.runyard.acceptance.support.Fleet;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.lang3.RandomStringUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Large uploads, many at once, against a server with little memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeStateAcceptanceTest {
    private static final int MEGABYTE = 1 << 20;

    private Fleet fleet;
    private Tenant tenant;

    @BeforeAll
    void start() {
        fleet = Fleet.withoutWorker(Map.of("RUNYARD_UPLOAD_SIZE", "1MB"));
        tenant = fleet.tenant();
    }

    @AfterAll
    void stop() {
        fleet.close();
    }

    @Test
    void severalLargeStatesAtOnceDoNotExhaustTheServer() {
        byte[] state = state(36);
        var announced = Map.of("serial", 1, "lineage", "line-a", "md5", StateFile.md5(state));

        var answers = together(4, space -> {
            var made = space.askForState(announced).is(201);
            return space.api().put(made.attribute("hosted-state-upload-url").asString(), state);
        });

        allAreTakenOrTold(answers, 200);
    }

    @Test
    void norDoThoseThatComeWithinTheirRequests() {
        byte[] state = state(12);
        var inline = Map.of(
                "serial",
                1,
                "lineage",
                "line-a",
                "md5",
                StateFile.md5(state),
                "state",
                Base64.getEncoder().encodeToString(state));

        var answers = together(5, space -> space.askForState(inline));

        allAreTakenOrTold(answers, 201);
        var space = locked("larger");
        assertThat(space.askForState(Map.of("serial", 1, "md5", "x", "state", "A".repeat(30 * MEGABYTE)))
                        .is(413)
                        .error())
                .contains("must not be larger than");
    }

    @Test
    void aConfigurationThatIsLargerThanTheSettingSaysIsRefused() {
        var space = tenant.workspace("configured");
        var large = RandomStringUtils.insecure().nextAlphanumeric(2 * MEGABYTE);
        var version = tenant.api()
                .post(
                        "workspaces/" + space.id() + "/configuration-versions",
                        ApiClient.document("configuration-versions", Map.of()))
                .is(201);

        var answer = tenant.api()
                .put(version.attribute("upload-url").asString(), Archive.of(Map.of("main.tf", "", "large.txt", large)));

        assertThat(answer.is(422).error()).contains("1048576");
    }

    private void allAreTakenOrTold(List<Answer> answers, int taken) {
        assertThat(fleet.server().isAlive()).isTrue();
        assertThat(answers).extracting(Answer::status).contains(taken);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != taken)
                .allSatisfy(answer -> assertThat(answer.is(503).raw().headers().firstValue("Retry-After"))
                        .isPresent());
        tenant.api().get("organizations/" + tenant.name()).is(200);
    }

    /** Does the same in several workspaces, which are locked, at the same moment. */
    private List<Answer> together(int number, Function<Space, Answer> upload) {
        var spaces = IntStream.range(0, number)
                .mapToObj(i -> locked("large-" + RandomStringUtils.insecure().nextAlphanumeric(8)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = spaces.stream()
                    .map(space -> threads.submit(() -> upload.apply(space)))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (Future<Answer> each : started) {
                answers.add(each.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError("an upload had no answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Space locked(String name) {
        var space = tenant.workspace(name);
        space.lock().is(200);
        return space;
    }

    private static byte[] state(int megabytes) {
        return new StateFile(1)
                .resource("large", "{\"text\": \"" + "x".repeat(megabytes * MEGABYTE) + "\"}")
                .bytes();
    }
}
