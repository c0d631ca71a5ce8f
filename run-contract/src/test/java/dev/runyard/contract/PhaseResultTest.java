package dev.runyard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PhaseResultTest {
    private final JsonMapper json = new JsonMapper();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void everyResultComesBackAsItWasSent(int which) {
        PhaseResult sent = switch (which) {
            case 0 -> new PhaseResult.Succeeded(true, new ResourceCounts(1, 2, 3, 4));
            case 1 -> new PhaseResult.Failed("terraform plan ended with 1", ResourceCounts.NONE);
            default -> new PhaseResult.Stopped(ResourceCounts.NONE);
        };

        var received = json.readValue(json.writerFor(PhaseResult.class).writeValueAsString(sent), PhaseResult.class);

        assertThat(received).isEqualTo(sent);
    }

    @Test
    void aResultIsNamedOnTheWire() {
        var wire = json.writerFor(PhaseResult.class).writeValueAsString(new PhaseResult.Stopped(ResourceCounts.NONE));

        assertThat(wire).contains("\"result\":\"stopped\"");
    }

    @Test
    void secretsStayOutOfTheTextOfARecord() {
        var variable = new Variable("token", "s3cret", Variable.Category.TERRAFORM, false, true);

        assertThat(variable.toString()).doesNotContain("s3cret");
        assertThat(new TerraformAccess("http://localhost", "s3cret").toString()).doesNotContain("s3cret");
    }
}
