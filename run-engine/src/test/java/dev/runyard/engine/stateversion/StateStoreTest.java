package dev.runyard.engine.stateversion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.workspace.WorkspaceLocks;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.problem.Precondition;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutput;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.stateversion.StateVersionStatus;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateStoreTest {
    private static final StateText FIRST = new StateText(1, "line-a", "hello");
    private static final StateText SECOND = new StateText(2, "line-a", "bye");

    private final StateStore store = EngineDatabase.bean(StateStore.class);
    private final JsonStates jsonStates = EngineDatabase.bean(JsonStates.class);
    private final WorkspaceLocks locks = EngineDatabase.bean(WorkspaceLocks.class);
    private final Place place = Place.make();

    @BeforeEach
    void lock() {
        locks.lock(place.workspaceId(), null, Place.ALICE);
    }

    @Test
    void aStateCountsOnceItsBytesCame() throws IOException {
        var announced = create(FIRST.announcement());
        assertThat(announced.status()).isEqualTo(StateVersionStatus.PENDING);
        assertThat(store.current(place.workspaceId())).isEmpty();
        assertThatThrownBy(() -> store.download(announced.id())).isInstanceOf(NotFound.class);

        upload(announced.id(), FIRST);

        var current = store.current(place.workspaceId()).orElseThrow();
        assertThat(current.id()).isEqualTo(announced.id());
        assertThat(current.status()).isEqualTo(StateVersionStatus.FINALIZED);
        assertThat(current.size()).isEqualTo(FIRST.bytes().length);
        assertThat(current.terraformVersion()).isEqualTo("1.11.4");
        assertThat(current.resourceCount()).isEqualTo(2);
        assertThat(downloaded(announced.id())).isEqualTo(FIRST.bytes());
    }

    @Test
    void theOutputsOfAStateAreKeptSealed() {
        var id = create(FIRST.inline()).id();

        var outputs = EngineDatabase.bean(StateVersionOutputs.class).of(id);

        var keyring = EngineDatabase.bean(Keyring.class);
        assertThat(outputs)
                .extracting(
                        StateVersionOutput::name,
                        StateVersionOutput::sensitive,
                        StateVersionOutput::type,
                        StateVersionOutput::detailedType,
                        output -> output.value(keyring))
                .containsExactly(
                        tuple("greeting", false, "string", "\"string\"", "\"hello\""),
                        tuple("secret", true, "array", "[\"tuple\",[\"string\",\"number\"]]", "[\"a\",1]"));
        assertThat(new String(outputs.getFirst().sealedValue(), UTF_8)).doesNotContain("hello");
    }

    @Test
    void aStateThatComesWithItsAnnouncementCountsAtOnce() throws IOException {
        var version = create(FIRST.inline());

        assertThat(version.status()).isEqualTo(StateVersionStatus.FINALIZED);
        assertThat(downloaded(version.id())).isEqualTo(FIRST.bytes());
    }

    @Test
    void theJsonFormMayComeFirst() throws IOException {
        var id = create(FIRST.announcement()).id();
        jsonStates.upload(id, new ByteArrayInputStream("{\"values\": {}}".getBytes(UTF_8)));
        assertThat(store.current(place.workspaceId())).isEmpty();

        upload(id, FIRST);

        var bytes = new ByteArrayOutputStream();
        jsonStates.download(id).writeTo(bytes);
        assertThat(bytes.toString(UTF_8)).isEqualTo("{\"values\": {}}");
        assertThatThrownBy(() -> jsonStates.upload(id, new ByteArrayInputStream("{\"val".getBytes(UTF_8))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void anAnnouncementAndAnUploadMayBeRepeated() throws IOException {
        var announced = create(FIRST.announcement());
        assertThat(create(FIRST.announcement()).id()).isEqualTo(announced.id());
        upload(announced.id(), FIRST);

        upload(announced.id(), FIRST);

        assertThat(create(FIRST.inline()).id()).isEqualTo(announced.id());
        assertThatThrownBy(() -> upload(announced.id(), SECOND)).isInstanceOf(Conflict.class);
    }

    /** The CLI does so after a forced push, and has no way to skip the upload. */
    @Test
    void whoAnnouncesThePresentStateMaySendItOnceMore() throws IOException {
        var first = create(FIRST.inline());

        var again = create(FIRST.announcement());
        assertThat(again.status()).isEqualTo(StateVersionStatus.PENDING);
        upload(again.id(), FIRST);

        assertThat(store.current(place.workspaceId()).orElseThrow().id())
                .isEqualTo(again.id())
                .isNotEqualTo(first.id());
    }

    @Test
    void onlyWhoLockedTheWorkspaceMayWrite() {
        var bob = new Actor.User(new UserId("user-bob"), "bob", true);
        assertThatThrownBy(() -> store.create(place.workspaceId(), FIRST.announcement(), bob))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("locked");

        locks.unlock(place.workspaceId(), Place.ALICE);

        assertThatThrownBy(() -> create(FIRST.announcement())).isInstanceOf(Conflict.class);
    }

    @Test
    void anUploadAfterTheLockWasTakenAwayIsRefused() {
        var id = create(FIRST.announcement()).id();
        locks.forceUnlock(place.workspaceId());

        assertThatThrownBy(() -> upload(id, FIRST)).isInstanceOf(Conflict.class);
        assertThat(store.current(place.workspaceId())).isEmpty();
    }

    @Test
    void anOlderSerialOrAnotherLineageNeedsForce() {
        create(SECOND.inline());

        assertThatThrownBy(() -> create(FIRST.announcement()))
                .isInstanceOf(Precondition.class)
                .hasMessageContaining("serial 1");
        assertThatThrownBy(() -> create(new StateText(2, "line-a", "other").announcement()))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> create(new StateText(9, "line-b", "x").announcement()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("lineage");
        assertThat(create(new StateText(1, "line-b", "x").forced()).status()).isEqualTo(StateVersionStatus.PENDING);
    }

    @Test
    void aSecondAnnouncementTakesThePlaceOfTheFirst() throws IOException {
        var first = create(FIRST.announcement()).id();
        var second = create(SECOND.announcement()).id();

        assertThatThrownBy(() -> upload(first, FIRST))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("discarded");
        upload(second, SECOND);

        assertThat(store.current(place.workspaceId()).orElseThrow().id()).isEqualTo(second);
    }

    @Test
    void theWorkspaceStaysLockedWhileAStateIsOnItsWay() throws IOException {
        var id = create(FIRST.announcement()).id();
        assertThatThrownBy(() -> locks.unlock(place.workspaceId(), Place.ALICE))
                .hasMessageContaining("latest state version is still pending");

        upload(id, FIRST);

        assertThat(locks.unlock(place.workspaceId(), Place.ALICE).isLocked()).isFalse();
    }

    @Test
    void bytesThatWereNotAnnouncedAreRefused() {
        var id = create(FIRST.announcement()).id();

        assertThatThrownBy(() -> upload(id, SECOND)).isInstanceOf(Invalid.class).hasMessageContaining("Md5");
        assertThat(EngineDatabase.bean(StateVersions.class).pending(place.workspaceId()))
                .as("still awaited")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"version\": 4, \"serial\": 1}",
                "{\"version\": 3, \"serial\": 1, \"lineage\": \"a\"}",
                "{\"version\": 4, \"serial\": \"1\", \"lineage\": \"a\"}",
                "{\"version\": 4, \"serial\": 1, \"lineage\": \"a\"",
                "{\"version\": 4, \"serial\": 1, \"lineage\": \"a\"} {}"
            })
    void whatIsNoWholeStateIsRefused(String text) {
        var id = create(FIRST.announcement()).id();

        assertThatThrownBy(() -> store.upload(id, new ByteArrayInputStream(text.getBytes(UTF_8))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void malformedAnnouncementsAreRefused() {
        for (var wrong : List.of(
                new NewStateVersion(-1, FIRST.md5(), null, false, null, null, null),
                new NewStateVersion(1, "abc", null, false, null, null, null))) {
            assertThatThrownBy(() -> create(wrong)).isInstanceOf(Invalid.class);
        }
    }

    private StateVersion create(NewStateVersion asked) {
        return store.create(place.workspaceId(), asked, Place.ALICE);
    }

    private void upload(StateVersionId id, StateText state) throws IOException {
        store.upload(id, new ByteArrayInputStream(state.bytes()));
    }

    private byte[] downloaded(StateVersionId id) throws IOException {
        try (var bytes = store.download(id).open()) {
            return bytes.readAllBytes();
        }
    }
}
