package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.JobSpec;
import dev.runyard.contract.Output;
import dev.runyard.contract.PhaseKind;
import dev.runyard.contract.RunIdentity;
import dev.runyard.contract.TerraformAccess;
import dev.runyard.contract.Tool;
import dev.runyard.contract.Variable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void aSensitiveValueIsSecretAsItIsLineByLineAndEscaped() {
        assertThat(Secrets.of(job(Yard.secret("key", "first line\nsecond \"line\"\n}\n"))))
                .contains("first line", "second \"line\"", "second \\\"line\\\"", "terraform-token")
                .doesNotContain("}");
    }

    @Test
    void aSensitiveValueIsSecretInJsonWithinJsonAndInBase64() {
        assertThat(Secrets.of(job(Yard.secret("key", "a<b\"c\td"))))
                .contains("a\\\\u003cb\\\\\\\"c\\\\td", "YTxiImMJZA==");
        assertThat(Secrets.of(job(Yard.secret("a", "1"), Yard.secret("b", "true"))))
                .containsExactly("terraform-token");
    }

    @Test
    void aSensitiveValueIsSecretInTheBase64OfALongerText() {
        var secrets = Secrets.of(job(Yard.secret("key", "hunter22>>??"), Yard.secret("short", "abcd")));

        for (String before : List.of("", "x", "xy", "user:", "{\"password\":\"")) {
            for (String after : List.of("", "\n", "\"}", "@host")) {
                byte[] text = (before + "hunter22>>??" + after).getBytes(StandardCharsets.UTF_8);
                for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                    String encoded = encoder.encodeToString(text);
                    assertThat(secrets).as(encoded).anyMatch(encoded::contains);
                }
            }
        }
        assertThat(secrets).noneMatch("YWJj"::equals);
    }

    @Test
    void aSensitiveValueIsSecretInWhateverEscapesJsonHasForIt() {
        assertThat(Secrets.of(job(Yard.secret("key", "a\bc\fd\u0001e\u2028f\u2029g<"))))
                .contains(
                        "a\\bc\\fd\\u0001e\\u2028f\\u2029g\\u003c", "a\\u0008c\\u000cd\\u0001e\\u2028f\\u2029g\\u003c");
    }

    @Test
    void theStringsInASensitiveExpressionAreSecret() {
        var variable = new Variable(
                "db", "{ user = \"x\", password = \"hunter22\" }", Variable.Category.TERRAFORM, true, true);

        assertThat(Secrets.of(job(variable))).contains("hunter22").doesNotContain("x");
    }

    @Test
    void shortValuesAndOrdinaryWordsAreNoSecrets() {
        assertThat(Secrets.of(job(Yard.secret("a", "123"), Yard.secret("b", "true"), Yard.secret("c", ""))))
                .containsExactly("terraform-token");
    }

    @Test
    void otherValuesAreNoSecrets() {
        assertThat(Secrets.of(job(Yard.terraform("region", "eu-west-1"), Yard.env("AWS_REGION", "eu-west-1"))))
                .containsExactly("terraform-token");
    }

    private static JobSpec job(Variable... variables) {
        return new JobSpec(
                "job-1",
                1,
                1,
                PhaseKind.PLAN,
                60,
                new RunIdentity("acme", "prj-1", "Default", "ws-1", "network", "run-1", "plan-1", "cv-1"),
                new Tool("terraform", "latest"),
                "",
                Yard.USUAL,
                Output.TEXT,
                List.of(variables),
                new TerraformAccess("http://localhost", "terraform-token"),
                null);
    }
}
