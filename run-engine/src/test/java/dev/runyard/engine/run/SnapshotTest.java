package dev.runyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.Variable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SnapshotTest {
    @Test
    void whatWasKeptBeforeThereWereVariableSetsIsStillRead() {
        var kept = """
                {"workspaceVariables": [{"key": "region", "value": "eu", "category": "terraform", "hcl": false, "sensitive": false}],
                 "runVariables": [], "workingDirectory": "live"}""";

        var snapshot = JsonMapper.shared().readValue(kept, Snapshot.class);

        assertThat(snapshot.effective()).extracting(Variable::key).containsExactly("region");
    }
}
