package dev.runyard.engine.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Tenant;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableCategory;
import dev.runyard.persistence.variable.Variables;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableStoreTest {
    private final VariableStore store = EngineDatabase.bean(VariableStore.class);
    private final Variables variables = EngineDatabase.bean(Variables.class);
    private final WorkspaceId workspace = Tenant.fresh().workspace("network").id();

    @Test
    void aValueIsSealedInItsRow() {
        var made = stored(make("region", "eu-central-1", "env", false));

        assertThat(new String(made.sealedValue(), StandardCharsets.ISO_8859_1)).doesNotContain("eu-central");
        assertThat(store.value(made)).contains("eu-central-1");
    }

    @Test
    void aSensitiveValueIsNeverReadAgain() {
        var made = make("password", "hunter2", "env", true);

        assertThat(store.value(stored(made))).isEmpty();
        assertThat(inTheClear(made)).isEqualTo("hunter2");
    }

    @Test
    void aSensitiveVariableGetsNewValuesButIsNotUncovered() {
        var made = make("password", "hunter2", "terraform", true);

        store.update(made.id(), _ -> new VariableDraft("password", "hunter3", "new", "terraform", true, true));
        assertThat(inTheClear(made)).isEqualTo("hunter3");
        assertThat(stored(made).description()).isEqualTo("new");
        store.update(made.id(), _ -> new VariableDraft("password", null, "", "env", false, true));
        assertThat(stored(made).category()).isEqualTo(VariableCategory.ENV);

        for (var draft : List.of(
                new VariableDraft("password", null, "", "terraform", false, false),
                new VariableDraft("greeting", null, "", "terraform", false, true))) {
            assertThatThrownBy(() -> store.update(made.id(), _ -> draft)).isInstanceOf(Invalid.class);
        }
    }

    @Test
    void aChangeThatSendsNoValueKeepsIt() {
        var made = make("size", "3", "terraform", false);

        store.update(
                made.id(),
                now -> new VariableDraft("length", null, now.description(), now.category(), now.hcl(), true));

        assertThat(stored(made).key()).isEqualTo("length");
        assertThat(stored(made).sensitive()).isTrue();
        assertThat(inTheClear(made)).isEqualTo("3");
    }

    @Test
    void aKeyIsTakenOncePerCategory() {
        make("size", "3", "terraform", false);
        var other = make("size", "3", "env", false);
        var clash = new VariableDraft("size", null, "", "terraform", false, false);

        assertThatThrownBy(() -> make("size", "4", "terraform", false))
                .isInstanceOf(Invalid.class)
                .hasMessage("Key has already been taken");
        assertThatThrownBy(() -> store.update(other.id(), _ -> clash)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'',env",
        "a b,env",
        "a=b,env",
        "a/b,terraform",
        "a.b,terraform",
        "TF_CLI_CONFIG_FILE,env",
        "TF_WORKSPACE,env",
        "size,policy",
        "size,''"
    })
    void aKeyIsTheNameOfAVariable(String key, String category) {
        assertThatThrownBy(() -> make(key, "1", category, false)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "TF_LOG,env",
        "TF_CLI_CONFIG_FILE,terraform",
        "_x,env",
        "1A,env",
        "0d7-e,terraform",
        "instance-type,terraform",
        "größe,terraform"
    })
    void usualKeysAreGood(String key, String category) {
        assertThat(make(key, "1", category, false).key()).isEqualTo(key);
    }

    @Test
    void aValueHasALimit() {
        assertThat(inTheClear(make("most", "x".repeat(256 * 1024), "env", false)))
                .hasSize(256 * 1024);
        assertThatThrownBy(() -> make("more", "ä".repeat(128 * 1024 + 1), "env", false))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("Value ");
        assertThatThrownBy(() -> make("x".repeat(129), "", "env", false)).isInstanceOf(Invalid.class);
        var wordy = new VariableDraft("a", "", "x".repeat(513), "env", false, false);
        assertThatThrownBy(() -> store.create(workspace, _ -> wordy)).isInstanceOf(Invalid.class);
    }

    @Test
    void aDeletedVariableIsGone() {
        var made = make("size", "3", "terraform", false);

        store.delete(made.id());

        assertThat(variables.of(workspace)).isEmpty();
        assertThatThrownBy(() -> store.delete(made.id())).isInstanceOf(NotFound.class);
    }

    private Variable make(String key, String value, String category, boolean sensitive) {
        return store.create(workspace, _ -> new VariableDraft(key, value, "", category, false, sensitive));
    }

    private Variable stored(Variable variable) {
        return variables.findById(variable.id()).orElseThrow();
    }

    private String inTheClear(Variable variable) {
        return stored(variable).value(EngineDatabase.bean(Keyring.class));
    }
}
