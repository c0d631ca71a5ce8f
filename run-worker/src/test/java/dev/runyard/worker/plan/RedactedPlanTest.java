package dev.runyard.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RedactedPlanTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMAS = """
            {"format_version": "1.0", "provider_schemas": {
              "example.com/a/b": {
                "provider": {"version": 0},
                "resource_schemas": {
                  "b_used": {"version": 0, "block": {"attributes": {
                    "password": {"type": "string", "sensitive": true},
                    "login": {"type": ["object", {"user": "string", "pin": "number"}]}}}},
                  "b_unused": {"version": 0}},
                "data_source_schemas": {"b_used": {"version": 0}}},
              "example.com/a/unused": {"provider": {"version": 0}}}}
            """;

    @TempDir
    private Path folder;

    private JsonNode redacted(String plan) throws IOException {
        Files.writeString(folder.resolve("plan"), plan);
        Files.writeString(folder.resolve("schemas"), SCHEMAS);
        Path to = folder.resolve("redacted");
        RedactedPlan.write(folder.resolve("plan"), folder.resolve("schemas"), RedactedPlanTest::mask, to);
        return JSON.readTree(Files.readAllBytes(to));
    }

    private static UnaryOperator<String> mask(Set<String> more) {
        return text -> {
            var masked = text.replace("known-secret", "***");
            for (String secret : more) {
                masked = masked.replace(secret, "***");
            }
            return masked;
        };
    }

    private JsonNode change(String change) throws IOException {
        return redacted("""
                        {"format_version": "1.2", "resource_changes": [{"address": "b_used.x", "mode": "managed",
                          "type": "b_used", "name": "x", "provider_name": "example.com/a/b", "change": %s}]}
                        """.formatted(change)).at("/resource_changes/0/change");
    }

    @Test
    void whatMayHoldUnmarkedSecretsIsLeftOutAsAWhole() throws IOException {
        var plan = redacted("""
                {"format_version": "1.2", "terraform_version": "1.11.4", "errored": false,
                 "variables": {"v": {"value": "s3cret"}},
                 "planned_values": {"outputs": {"o": {"value": "s3cret"}}},
                 "prior_state": {"values": {"outputs": {"o": {"value": "s3cret"}}}},
                 "configuration": {"root_module": {"variables": {"v": {"default": "s3cret"}}}},
                 "checks": [{"instances": [{"problems": [{"message": "s3cret"}]}]}],
                 "something_new": "s3cret",
                 "relevant_attributes": [{"resource": "b_used.x", "attribute": ["password"]}]}
                """);

        assertThat(plan.toString()).doesNotContain("s3cret");
        assertThat(plan.propertyNames())
                .containsExactlyInAnyOrder(
                        "plan_format_version",
                        "terraform_version",
                        "errored",
                        "relevant_attributes",
                        "provider_format_version",
                        "provider_schemas");
        assertThat(plan.get("plan_format_version").asString()).isEqualTo("1.2");
    }

    @Test
    void markedValuesBecomeWordsThatTellWhetherTheyChange() throws IOException {
        var change = change("""
                {"actions": ["update"],
                 "before": {"password": "s3cret", "login": {"user": "bob", "pin": 1234}, "port": 1},
                 "after": {"password": "s3cret", "login": {"user": "bob", "pin": 4321}, "port": 2.5},
                 "after_unknown": {},
                 "before_sensitive": {"password": true, "login": {"pin": true}},
                 "after_sensitive": {"password": true, "login": {"pin": true}}}
                """);

        assertThat(change.toString()).doesNotContain("s3cret", "1234", "4321");
        assertThat(change.at("/before/password")).isEqualTo(change.at("/after/password"));
        assertThat(change.at("/before/login/pin")).isNotEqualTo(change.at("/after/login/pin"));
        assertThat(change.at("/after/login/user").asString()).isEqualTo("bob");
        assertThat(change.at("/after/port").toString()).isEqualTo("2.5");
        assertThat(change.at("/after_sensitive/login/pin").asBoolean()).isTrue();
    }

    @Test
    void ofASecretMapTheKeysAreSecretTooButNamesOfAttributesAreNot() throws IOException {
        var change = change("""
                {"actions": ["create"],
                 "before": null,
                 "after": {"login": {"user": "bob", "s3cret-key": ["s3cret", true, null]}},
                 "after_unknown": {"login": {"s3cret-other": true}},
                 "before_sensitive": false,
                 "after_sensitive": {"login": true}}
                """);

        assertThat(change.toString()).doesNotContain("s3cret", "bob");
        assertThat(change.get("before").isNull()).isTrue();
        assertThat(change.at("/after/login").propertyNames()).hasSize(2).contains("user");
        assertThat(change.at("/after/login").valueStream().filter(JsonNode::isArray))
                .singleElement()
                .satisfies(list -> assertThat(list.get(2).isNull()).isTrue());
    }

    @Test
    void marksOfAnotherShapeHideAll() throws IOException {
        var change = change("""
                {"actions": ["create"], "before": null, "after": {"login": "s3cret", "list": ["s3cret"]},
                 "after_unknown": {}, "before_sensitive": false,
                 "after_sensitive": {"login": {"pin": true}, "list": {"0": true}}}
                """);

        assertThat(change.toString()).doesNotContain("s3cret");
    }

    @Test
    void outputsAndDriftAndDeferredChangesAreRedactedAsWell() throws IOException {
        var marked = """
                {"actions": ["create"], "before": null, "after": "s3cret", "after_unknown": false,
                 "before_sensitive": true, "after_sensitive": true}""";
        var plan = redacted("""
                {"format_version": "1.2", "output_changes": {"o": %1$s},
                 "resource_drift": [{"mode": "data", "type": "b_used", "provider_name": "example.com/a/b", "change": %1$s}],
                 "deferred_changes": [{"reason": "r", "resource_change":
                   {"mode": "managed", "type": "b_used", "provider_name": "example.com/a/b", "change": %1$s}}],
                 "action_invocations": [{"address": "a", "config_values": {"k": "s3cret"}, "config_sensitive": {"k": true}}]}
                """.formatted(marked));

        assertThat(plan.toString()).doesNotContain("s3cret");
        assertThat(plan.at("/output_changes/o/after_sensitive").asBoolean()).isTrue();
        assertThat(plan.at("/deferred_changes/0/reason").asString()).isEqualTo("r");
        assertThat(plan.at("/action_invocations/0/address").asString()).isEqualTo("a");
    }

    @Test
    void secretsKnownByTheirValueAreMaskedWhereTerraformMarksNothing() throws IOException {
        var change = change("""
                {"actions": ["create"], "before": null,
                 "after": {"url": "https://known-secret@example.com", "tags": {"known-secret": "x"}},
                 "after_unknown": {}, "before_sensitive": false, "after_sensitive": {"tags": {}}}
                """);

        assertThat(change.at("/after/url").asString()).isEqualTo("https://***@example.com");
        assertThat(change.toString()).doesNotContain("known-secret");
    }

    @Test
    void valuesOfSensitiveVariablesAndOutputsAreMaskedWhereProvidersGiveThemBack() throws IOException {
        var plan = redacted("""
                {"format_version": "1.2",
                 "variables": {"v": {"value": {"in": ["s3cret-v"]}}, "open": {"value": "opened"}},
                 "planned_values": {"root_module": {"resources": [{}]},
                                    "outputs": {"o": {"sensitive": true, "value": "s3cret-o"}}},
                 "prior_state": {"format_version": "1.0", "values": {"root_module": {},
                                 "outputs": {"p": {"sensitive": true, "value": "s3cret-p"}}}},
                 "configuration": {"provider_config": {}, "root_module": {"resources": [{}],
                                   "variables": {"v": {"sensitive": true}, "open": {}}}},
                 "resource_changes": [{"mode": "managed", "type": "b_used", "provider_name": "example.com/a/b", "change":
                   {"actions": ["no-op"], "before": null, "after": {"all": "s3cret-v s3cret-o s3cret-p opened"},
                    "after_unknown": {}, "before_sensitive": false, "after_sensitive": {}}}]}
                """);

        assertThat(plan.at("/resource_changes/0/change/after/all").asString()).isEqualTo("*** *** *** opened");
    }

    @Test
    void whatTheConfigurationSaysOfSensitiveVariablesIsMaskedWhereverItComesTo() throws IOException {
        var plan = redacted("""
                {"format_version": "1.2",
                 "configuration": {"root_module": {
                   "module_calls": {"m": {"expressions": {"given": {"constant_value": {"in": "s3cret-call"}},
                                                          "open": {"constant_value": "open-call"},
                                                          "known": {"references": ["var.v"]}},
                     "module": {
                       "module_calls": {"n": {"expressions": {}, "module": {"variables": {
                         "deep": {"default": ["s3cret-deep", 1, null], "sensitive": true}}}}},
                       "variables": {"given": {"sensitive": true}, "known": {"sensitive": true},
                                     "open": {"default": "open-default"}}}}},
                   "variables": {"v": {"default": "s3cret-root", "sensitive": true}}}},
                 "output_changes": {"o": {"actions": ["create"], "before": null, "after_unknown": false,
                   "after": "s3cret-call s3cret-deep s3cret-root open-call open-default",
                   "before_sensitive": false, "after_sensitive": false}}}
                """);

        assertThat(plan.at("/output_changes/o/after").asString()).isEqualTo("*** *** *** open-call open-default");
        assertThat(plan.toString()).doesNotContain("s3cret");
    }

    @Test
    void aSecretThatLosesItsMarkIsStillOneUnlessItChanges() throws IOException {
        var change = change("""
                {"actions": ["update"],
                 "before": {"password": "s3cret", "list": ["s3cret", "s3cret"], "other": "s3cret"},
                 "after": {"password": "s3cret", "list": ["s3cret", "open"], "other": "opened"},
                 "after_unknown": {}, "before_sensitive": {"password": true, "list": [true, true], "other": true},
                 "after_sensitive": {"list": [false, false]}}
                """);

        assertThat(change.toString()).doesNotContain("s3cret");
        assertThat(change.at("/before/password")).isEqualTo(change.at("/after/password"));
        assertThat(change.at("/before/list/0")).isEqualTo(change.at("/after/list/0"));
        assertThat(change.at("/after/list/1").asString()).isEqualTo("open");
        assertThat(change.at("/after/other").asString()).isEqualTo("opened");
    }

    @Test
    void onlySchemasInUseComeWithIt() throws IOException {
        var schemas = redacted("""
                        {"format_version": "1.2", "resource_changes": [
                          {"mode": "managed", "type": "b_used", "provider_name": "example.com/a/b", "change": {}}]}
                        """).get("provider_schemas");

        assertThat(schemas.propertyNames()).containsExactly("example.com/a/b");
        assertThat(schemas.at("/example.com~1a~1b/resource_schemas").propertyNames())
                .containsExactly("b_used");
        assertThat(schemas.at("/example.com~1a~1b/data_source_schemas").propertyNames())
                .containsExactly("b_used");
    }

    @Test
    void whatIsNoPlanIsRefusedWithoutBeingQuoted() {
        assertThatThrownBy(() -> redacted("{\"format_version\": \"1.2\", \"resource_changes\": [s3cret"))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    /** A few lines of configuration make a plan like this, and the server would die of it. */
    @Test
    void aChangeThatIsTooLargeForTheMemoryIsNotRead() {
        String large = "\"" + "x".repeat(10 << 20) + "\"";
        String list = ("{\"before\": null, \"after\": {\"login\": [" + "%1$s,".repeat(8) + "0]}}").formatted(large);

        assertThatThrownBy(() -> change(list)).isInstanceOf(IOException.class).hasMessageContaining("too large");
        assertThatThrownBy(() -> change("{\"before\": null, \"after\": {\"login\": \"" + "x".repeat(17 << 20) + "\"}}"))
                .isInstanceOf(IOException.class);
    }
}
